/**
 * What a person has typed for a registration and not yet saved. It survives Back and a reload, in this window only; what
 * has been saved is on the server. Another registration begins empty.
 */
import type { EvidenceKind, FoundAddresses, RegistrationView } from './client/generated';
import type { Named } from './requests';

interface Typed {
  /** The registration it is for. */
  of: string;
  name: string;
  postcode: string;
  house: string;
  found?: FoundAddresses | undefined;
  uprn: string;
  line: string;
  linePostcode: string;
  holds: '' | 'yes' | 'no';
  number: string;
  kind: '' | EvidenceKind;
  dated: string;
  until: string;
  /** The upload that has been begun. */
  upload?: Named | undefined;
}

const KEPT_AS = 'registering';

function blank(): Required<Typed> {
  return {
    of: '',
    name: '',
    postcode: '',
    house: '',
    found: undefined,
    uprn: '',
    line: '',
    linePostcode: '',
    holds: '',
    number: '',
    kind: '',
    dated: '',
    until: '',
    upload: undefined
  };
}

function kept(): Typed {
  const text = sessionStorage.getItem(KEPT_AS);
  return text ? { ...blank(), ...JSON.parse(text) } : blank();
}

export const typed: Typed = $state(kept());

/** Keeps what is typed for a reload. To be called in an effect. */
export function keep(): void {
  sessionStorage.setItem(KEPT_AS, JSON.stringify(typed));
}

/** Begins with what is saved of a registration, unless something has been typed for it already. */
export function typeFor(registration: RegistrationView): void {
  if (typed.of === registration.id) return;
  const { id, name, home, permit_asked, permit_number, standing } = registration;
  const asked = standing.state === 'more_needed' ? standing.kind : null;
  Object.assign(typed, blank(), {
    of: id,
    name: name ?? '',
    line: home && !home.uprn ? home.line : '',
    linePostcode: home && !home.uprn ? home.postcode : '',
    holds: permit_asked ? (permit_number ? 'yes' : 'no') : '',
    number: permit_number ?? '',
    kind: asked ?? ''
  });
}

/** Forgets everything: whoever logs in next may be somebody else. */
export function forgetTyped(): void {
  Object.assign(typed, blank());
}

/** Forgets the document that has been added. */
export function forgetDocument(): void {
  Object.assign(typed, { kind: '', dated: '', until: '', upload: undefined });
}
