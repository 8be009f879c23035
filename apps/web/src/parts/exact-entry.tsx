/** A number typed with any fitting unit: 38 %/yr, 12 bn USD/GW, 0.38. Refused values say why, and change nothing. */

import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { inEnglish } from '@buildout/workbench/runs/problems.ts';
import { readQuantity } from '@buildout/workbench/runs/quantity.ts';
import { boundsProblem } from '@buildout/workbench/runs/settings.ts';
import { useEffect, useState } from 'react';
import { FieldError, Input, TextField } from 'react-aria-components';
import type { Lever } from '../worker/messages.ts';

/** The value as one would type it: per cent for rates and shares, plain otherwise. */
function written(value: number, unit: string): string {
  const words = withUnit(value, unit).replace('−', '-');
  return readQuantity(words, unit) === value ? words : plain(value, 6).replace('−', '-');
}

export function ExactEntry({
  lever,
  value,
  onEnter,
}: {
  lever: Lever;
  value: number;
  onEnter: (value: number) => void;
}) {
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<string>();
  // A value that arrives from elsewhere replaces what was being typed.
  useEffect(() => {
    setText(undefined);
    setProblem(undefined);
  }, [value]);

  const enter = () => {
    if (text === undefined) return;
    if (text.trim() === '') {
      setText(undefined);
      setProblem(undefined);
      return;
    }
    const found = readQuantity(text, lever.unit);
    const wrong = typeof found === 'number' ? boundsProblem(lever.id, found, lever) : { ...found, parameter: lever.id };
    setProblem(wrong ? inEnglish(wrong) : undefined);
    if (typeof found !== 'number' || wrong) return;
    setText(undefined);
    onEnter(found);
  };
  return (
    <TextField
      className="exact"
      value={text ?? written(value, lever.unit)}
      onChange={setText}
      onBlur={enter}
      isInvalid={problem !== undefined}
      aria-label={`${lever.label}, exact value in ${lever.unit}`}
    >
      <Input onKeyDown={(event) => event.key === 'Enter' && enter()} />
      <FieldError className="problem">{problem}</FieldError>
    </TextField>
  );
}
