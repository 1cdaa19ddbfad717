/**
 * Passkeys, in and out as JSON. Browsers older than the conversions of WebAuthn level 3 are given the same by hand.
 * Only the website has passkeys: in the app's window they would belong to no website.
 */
import { transport } from '$transport';

/** Whether passkeys can be used here. */
export function passkeysOffered(): boolean {
  return !transport.can.device && 'PublicKeyCredential' in window && 'credentials' in navigator;
}

/** The browser's answer to a challenge; none where the person, or the browser, gave up. */
export async function signWithPasskey(options: string): Promise<string | undefined> {
  return credentialOf(async () => {
    const publicKey = requestOptions(publicKeyIn(options));
    return navigator.credentials.get({ publicKey });
  });
}

/** A new passkey; none where the person, or the browser, gave up. */
export async function makePasskey(options: string): Promise<string | undefined> {
  return credentialOf(async () => {
    const publicKey = creationOptions(publicKeyIn(options));
    return navigator.credentials.create({ publicKey });
  });
}

async function credentialOf(work: () => Promise<Credential | null>): Promise<string | undefined> {
  try {
    const credential = await work();
    return credential instanceof PublicKeyCredential ? JSON.stringify(inJson(credential)) : undefined;
  } catch (thrown) {
    if (thrown instanceof DOMException) return undefined;
    throw thrown;
  }
}

function publicKeyIn<T>(options: string): T {
  const parsed = JSON.parse(options);
  return parsed.publicKey ?? parsed;
}

function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  if (typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function')
    return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return {
    challenge: bytes(json.challenge),
    allowCredentials: (json.allowCredentials ?? []).map(described),
    userVerification: (json.userVerification ?? 'preferred') as UserVerificationRequirement,
    ...(json.timeout && { timeout: json.timeout }),
    ...(json.rpId && { rpId: json.rpId })
  };
}

function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  if (typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function')
    return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  const { rp, user, pubKeyCredParams, timeout, authenticatorSelection } = json;
  return {
    rp,
    user: { ...user, id: bytes(user.id) },
    challenge: bytes(json.challenge),
    pubKeyCredParams,
    excludeCredentials: (json.excludeCredentials ?? []).map(described),
    attestation: (json.attestation ?? 'none') as AttestationConveyancePreference,
    ...(timeout && { timeout }),
    ...(authenticatorSelection && { authenticatorSelection })
  };
}

function described({ id, transports }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return {
    type: 'public-key',
    id: bytes(id),
    ...(transports && { transports: transports as AuthenticatorTransport[] })
  };
}

function inJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const { id, rawId, type, response, authenticatorAttachment } = credential;
  return {
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(response.clientDataJSON), ...proofIn(response) }
  };
}

function proofIn(response: AuthenticatorResponse): Record<string, unknown> {
  if (response instanceof AuthenticatorAttestationResponse) {
    const transports = typeof response.getTransports === 'function' ? response.getTransports() : [];
    return { attestationObject: text(response.attestationObject), transports };
  }
  if (response instanceof AuthenticatorAssertionResponse) {
    const { authenticatorData, signature, userHandle } = response;
    return {
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      ...(userHandle && { userHandle: text(userHandle) })
    };
  }
  return {};
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (byte) => byte.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
