/**
 * What can be told of a document before it is sent: whether there is anything in it, whether it is too large, and by
 * its first bytes what it is. Whether it will do, the server and the council say.
 */
import type { EvidenceRule, Problem } from './client/generated';

/** Megabytes a document may have. */
const MOST_MB = 10;
const MB = 1024 * 1024;
/** How far into a file the mark of a PDF may stand. */
const HEAD_BYTES = 1024;

/** What a file chooser offers. */
export const ACCEPTED = 'application/pdf,image/jpeg,image/png,image/heic,image/heif';

export type FileKind = 'pdf' | 'jpeg' | 'png' | 'heic';

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** What a file is, by its first bytes, whatever it is called. */
export function kindOfFile(head: Uint8Array): FileKind | undefined {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text.slice(8, 12))) return 'heic';
  return text.includes('%PDF-') ? 'pdf' : undefined;
}

/** What a file is, or why it cannot be sent. A photo may be larger: it is shrunk first. */
export async function examine(file: Blob): Promise<FileKind | Problem> {
  if (file.size === 0) return { code: 'document_empty' };
  let head: ArrayBuffer;
  try {
    head = await file.slice(0, HEAD_BYTES).arrayBuffer();
  } catch {
    return { code: 'document_unreadable' };
  }
  return kindOfFile(new Uint8Array(head)) ?? { code: 'document_wrong_kind' };
}

/** Why a document of this size cannot be sent, if it cannot. */
export function tooLarge(bytes: number): Problem | undefined {
  if (bytes <= MOST_MB * MB) return undefined;
  return { code: 'document_too_large', args: { max: { kind: 'number', value: MOST_MB } } };
}

/** The same for the same bytes: tells whether an upload is one that has been begun before. */
export async function fingerprint(document: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await document.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Which dates a kind of document needs. */
export function datesOf(rule: EvidenceRule | undefined): 'none' | 'date' | 'term' {
  if (!rule) return 'none';
  if (rule.min_term_months !== null) return 'term';
  return rule.max_age_months !== null ? 'date' : 'none';
}
