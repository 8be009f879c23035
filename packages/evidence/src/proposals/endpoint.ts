import { HelperError } from './problem.ts';

/** An OpenAI-compatible endpoint, ready to be asked. */
export interface Endpoint {
  /** The address that is posted to, ending in `/chat/completions`. */
  address: string;
  /** The address as it may be shown: no query, no key. */
  shown: string;
  model: string;
  key?: string;
}

/** What somebody set: environment or options. */
export interface EndpointSettings {
  /** Base address (`http://127.0.0.1:8080/v1`) or the whole one. */
  url?: string;
  model?: string;
  /** Sent as a bearer token to this address and nowhere else. */
  key?: string;
}

/** Makes settings regular. Throws HelperError for what is missing or cannot be used; a key only travels encrypted or within this machine. */
export function endpointOf({ url, model, key }: EndpointSettings): Endpoint {
  if (!url?.trim()) throw new HelperError({ code: 'no-endpoint', missing: 'BUILDOUT_HELPER_URL' });
  if (!model?.trim()) throw new HelperError({ code: 'no-endpoint', missing: 'BUILDOUT_HELPER_MODEL' });
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch {
    throw bad('BUILDOUT_HELPER_URL', 'it is not a web address such as http://127.0.0.1:8080/v1');
  }
  parsed.hash = '';
  if (parsed.username || parsed.password)
    throw bad(parsed.origin, 'it has a user or password in it; give the key by itself (BUILDOUT_HELPER_KEY)');
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw bad(parsed.protocol, 'only http and https are asked');
  const secret = key?.trim() || undefined;
  if (secret && /[^\x21-\x7e]/.test(secret)) throw bad(parsed.origin, 'its key has characters that no key has');
  if (secret && parsed.protocol === 'http:' && !isLoopback(parsed.hostname))
    throw bad(parsed.origin, 'the key would travel unencrypted; use https, or no key');
  const path = parsed.pathname.replace(/\/+$/, '');
  parsed.pathname = path.endsWith('/chat/completions')
    ? path
    : `${/\/v\d+\w*$/.test(path) ? path : `${path}/v1`}/chat/completions`;
  const name = model.trim();
  if (name.length > 200 || /\p{Cc}/u.test(name)) throw bad(parsed.origin, 'the name of the model is not one');
  return {
    address: parsed.href,
    shown: `${parsed.origin}${parsed.pathname}`,
    model: name,
    ...(secret && { key: secret }),
  };
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

const bad = (endpoint: string, reason: string) => new HelperError({ code: 'bad-endpoint', endpoint, reason });
