/** Light or dark, against what the system prefers. */
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';

export function ThemeButton() {
  const [dark, setDark] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  const choose = (next: boolean) => {
    document.documentElement.dataset.theme = next ? 'dark' : 'light';
    setDark(next);
  };
  return (
    <ToggleButton className="quiet" isSelected={dark} onChange={choose}>
      Dark
    </ToggleButton>
  );
}
