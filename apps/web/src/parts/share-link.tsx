/** The address of exactly this view. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { encodeLink } from '../state/link.ts';
import { useStore } from '../state/store.tsx';

export function ShareLink() {
  const { state } = useStore();
  const [said, setSaid] = useState('');
  const copy = async () => {
    const link = new URL(window.location.href);
    link.hash = encodeLink({ chosen: state.history.present, looking: state.looking });
    window.history.replaceState(null, '', link.hash);
    try {
      await navigator.clipboard.writeText(link.href);
      setSaid('Link copied');
    } catch {
      // Not allowed to write: the address bar holds the link now.
      setSaid('The link is in the address bar');
    }
    setTimeout(() => setSaid(''), 3000);
  };
  return (
    <>
      <Button className="quiet" onPress={copy}>
        Copy link
      </Button>
      {said && (
        <span className="said" role="status">
          {said}
        </span>
      )}
    </>
  );
}
