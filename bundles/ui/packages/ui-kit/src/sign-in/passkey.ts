import { Problem } from '@plumbline/api-client';
import i18next from 'i18next';

/* WebAuthn over JSON: the server speaks base64url, the browser's API speaks bytes. */
type Json = Record<string, unknown>;

/** Makes a passkey on this device or a security key. Rejects when the person declines. */
export async function createPasskey(options: Json): Promise<Json> {
  const publicKey = unwrap(options);
  const credential = await navigator.credentials
    .create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...(publicKey.user as Json), id: bytes((publicKey.user as Json).id) },
        excludeCredentials: descriptors(publicKey.excludeCredentials),
      } as unknown as PublicKeyCredentialCreationOptions,
    })
    .catch(explain((publicKey.rp as Json | undefined)?.id));
  return asJson(credential as PublicKeyCredential);
}

/** Signs in with a passkey that the person chooses. */
export async function askPasskey(options: Json): Promise<Json> {
  const publicKey = unwrap(options);
  const credential = await navigator.credentials
    .get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: descriptors(publicKey.allowCredentials),
      } as unknown as PublicKeyCredentialRequestOptions,
    })
    .catch(explain(publicKey.rpId));
  return asJson(credential as PublicKeyCredential);
}

/** Browsers keep passkeys for a name, so at an address that is a number there are none. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && !isNumber(window.location.hostname);
}

/** The same page under a name that this machine always has; null when we know none. */
export function namedAddress(): string | null {
  const at = new URL(window.location.href);
  if (at.hostname !== '127.0.0.1') return null;
  at.hostname = 'localhost';
  return at.href;
}

function isNumber(host: string): boolean {
  return /^(\d+\.){3}\d+$|^\[/.test(host);
}

/** The browser's own words for these two say nothing to whoever sits before it. */
function explain(host: unknown) {
  return (error: unknown): never => {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'SecurityError') throw refusal('signIn.elsewhere', { host });
    if (name === 'InvalidStateError') throw refusal('signIn.known', {});
    throw error;
  };
}

function refusal(key: string, values: Json): Problem {
  return new Problem({ status: 0, code: 'passkey.browser', detail: i18next.t(key, { ns: 'kit', ...values }) });
}

/** The person closed the browser's dialog or let it time out: not a failure to report. */
export function wasDeclined(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

function unwrap(options: Json): Json {
  return (options.publicKey as Json | undefined) ?? options;
}

function descriptors(list: unknown): PublicKeyCredentialDescriptor[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return (list as Json[]).map((one) => ({ ...one, id: bytes(one.id) }) as unknown as PublicKeyCredentialDescriptor);
}

export function bytes(text: unknown): Uint8Array<ArrayBuffer> {
  const plain = String(text).replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(plain), (letter) => letter.codePointAt(0) ?? 0);
}

export function base64url(buffer: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCodePoint(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function asJson(credential: PublicKeyCredential): Json {
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const part = (name: 'attestationObject' | 'authenticatorData' | 'signature' | 'userHandle') =>
    response[name] ? { [name]: base64url(response[name]) } : {};
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      ...part('attestationObject'),
      ...part('authenticatorData'),
      ...part('signature'),
      ...part('userHandle'),
      ...(typeof response.getTransports === 'function' ? { transports: response.getTransports() } : {}),
    },
  };
}
