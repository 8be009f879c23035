/** Do the books balance, which run is this, whose data. */
import { useRef } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Picture } from '../session.ts';
import { useSources } from '../sources/context.ts';
import { useStore } from '../state/store.tsx';

/** Residuals above this are an error of the model, not of floating-point arithmetic. */
const tolerance = 1e-9;

const small = (residual: number) => (residual === 0 ? '0' : residual.toExponential(1));

export function Footer({ picture }: { picture?: Picture }) {
  const { catalogue } = useStore();
  const show = useSources();
  const booksButton = useRef<HTMLButtonElement>(null);
  const books = picture?.books;
  const balance = books !== undefined && books.maxResidual <= tolerance;
  const { done, of } = picture?.draws ?? { done: 0, of: 0 };
  return (
    <footer className="foot">
      {books && (
        <DialogTrigger>
          <Button ref={booksButton} className={`books ${balance ? 'good' : 'bad'}`}>
            {balance ? 'books balance ✓' : 'books do not balance ✗'}{' '}
            <span className="muted">largest residual {small(books.maxResidual)}</span>
          </Button>
          <Popover>
            <Dialog className="dialog">
              {({ close }) => (
                <>
                  <Heading slot="title">Closing checks at every step</Heading>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">check</th>
                        <th scope="col" className="n">
                          largest residual
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {books.checks.map((c) => (
                        <tr key={c.id}>
                          <td>{c.label}</td>
                          <td className="n">
                            <button
                              type="button"
                              className="number"
                              aria-label={`${c.label}: ${small(c.maxResidual)}, where it comes from`}
                              onClick={() => {
                                close();
                                if (booksButton.current) show(`books:${c.id}`, booksButton.current);
                              }}
                            >
                              {small(c.maxResidual)}
                            </button>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                  <p className="muted">Relative to the money that moved in the step.</p>
                </>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
      <span className="muted">
        {picture
          ? `run ${picture.runId} · ${Math.round(picture.milliseconds)} ms${of ? ` · ${done} of ${of} draws` : ''}`
          : 'computing …'}
      </span>
      <span className="grow" />
      <DialogTrigger>
        <Button className="quiet">Sources and credits</Button>
        <Popover>
          <Dialog className="dialog scroll-dialog">
            <Heading slot="title">Sources and credits</Heading>
            <p>
              Every number names its source (i beside each assumption; `npx buildout facts`). Data under a licence that
              asks for credit:
            </p>
            <ul>
              {catalogue.credits.map((credit) => (
                <li key={credit}>{credit}</li>
              ))}
            </ul>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </footer>
  );
}
