/* WebAuthn over JSON: the server speaks base64url, the browser's API speaks bytes. */
type Json = Record<string, unknown>;

/** Makes a passkey on this device or a security key. Rejects when the person declines. */
export async function createPasskey(options: Json): Promise<Json> {
  const publicKey = unwrap(options);
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...(publicKey.user as Json), id: bytes((publicKey.user as Json).id) },
      excludeCredentials: descriptors(publicKey.excludeCredentials),
    } as unknown as PublicKeyCredentialCreationOptions,
  });
  return asJson(credential as PublicKeyCredential);
}

/** Signs in with a passkey that the person chooses. */
export async function askPasskey(options: Json): Promise<Json> {
  const publicKey = unwrap(options);
  const credential = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: descriptors(publicKey.allowCredentials),
    } as unknown as PublicKeyCredentialRequestOptions,
  });
  return asJson(credential as PublicKeyCredential);
}

export function passkeysWork(): boolean {
  return typeof window !== 'undefined' && 'PublicKeyCredential' in window;
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
