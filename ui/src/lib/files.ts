/** Files that somebody wants to keep: the one place that knows how this build hands them over. */
import type { File } from './client/generated';
import { ProblemError } from './client/transport';
import { t } from './words.svelte';

/** Hands a file over. Tells what became of it, in words; throws a `ProblemError` where it cannot be had. */
export function keepFile({ file_name, media_type, base64, saved }: File): string {
  // The app has seen to it already.
  if (saved?.outcome === 'not_kept') throw new ProblemError(saved.problem);
  if (saved) {
    const file = { file: saved.name };
    return saved.folder === 'downloads' ? t('file-kept', file) : t('file-kept-documents', file);
  }
  download(new Blob([bytesOf(base64)], { type: media_type }), file_name);
  return t('file-kept', { file: file_name });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Has the browser save a file among the downloads. */
function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser needs it until the download has begun, which nothing tells.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
