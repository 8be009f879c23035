import { themeCss } from '@buildout/workbench/charts/theme.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/choices.css';

const theme = document.createElement('style');
theme.textContent = themeCss;
document.head.append(theme);

const place = document.getElementById('page');
if (place)
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
