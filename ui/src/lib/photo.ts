/**
 * Looks at a photo before it is sent: whether it will be hard to read, and a smaller copy of one that is needlessly
 * large. It estimates and never forbids: people know better than a number what is on their paper.
 */

export type Doubt = 'small' | 'dark' | 'blurred';

export interface Photo {
  /** What to send: the photo, or its smaller copy. */
  send: Blob;
  /** A small picture of it, as an address for an image. */
  preview: string;
  doubts: Doubt[];
}

const LARGE_SIDE = 4000;
const LARGE_BYTES = 5 * 1024 * 1024;
const SHRUNK_SIDE = 3000;
const SHRUNK_QUALITY = 0.85;
const SMALL_SIDE = 600;
const PREVIEW_SIDE = 640;
/** Photos are judged at one size, so that the same numbers hold for all. */
const JUDGED_SIDE = 1000;
const TILES = 8;
/** Below this brightness, of 255, even the paper is dark. */
const DARK = 95;
/** Below this variance of the Laplacian even the sharpest parts have no edges. */
const BLURRED = 90;
/** The share of a photo's tiles that may be empty paper or a table. */
const EMPTY_SHARE = 0.95;

/** Looks at a photo. Nothing where this browser cannot open it. A copy is a JPEG, which any server can open. */
export async function lookAt(file: Blob, copy: boolean): Promise<Photo | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    const { width, height } = picture;
    const judged = drawn(picture, JUDGED_SIDE);
    const doubts = doubtsOf(greyOf(judged), judged.width);
    if (Math.min(width, height) < SMALL_SIDE) doubts.unshift('small');
    const preview = drawn(picture, PREVIEW_SIDE).toDataURL('image/jpeg', SHRUNK_QUALITY);
    const large = Math.max(width, height) > LARGE_SIDE || file.size > LARGE_BYTES;
    const send = large || copy ? ((await jpegOf(picture)) ?? file) : file;
    return { send: copy || send.size < file.size ? send : file, preview, doubts };
  } finally {
    picture.close();
  }
}

/** A copy of at most a size that shows every letter. */
function jpegOf(picture: ImageBitmap): Promise<Blob | null> {
  const canvas = drawn(picture, SHRUNK_SIDE);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', SHRUNK_QUALITY));
}

/** The picture on a canvas, its longer side at most so long. */
function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

function greyOf(canvas: HTMLCanvasElement): Uint8Array {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  const grey = new Uint8Array(canvas.width * canvas.height);
  if (!pixels) return grey;
  const part = (at: number) => pixels[at] ?? 0;
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = part(at * 4) * 0.299 + part(at * 4 + 1) * 0.587 + part(at * 4 + 2) * 0.114;
  return grey;
}

/** What speaks against a photo, by its brightness from 0 to 255, row by row. */
export function doubtsOf(grey: Uint8Array, width: number): Doubt[] {
  const height = Math.floor(grey.length / width);
  const bright: number[] = [];
  const edges: number[] = [];
  for (let row = 0; row < TILES; row += 1) {
    for (let column = 0; column < TILES; column += 1) {
      const tile = tileOf(grey, width, height, row, column);
      bright.push(tile.brightness);
      edges.push(tile.edges);
    }
  }
  const found: Doubt[] = [];
  if (nearTop(bright) < DARK) found.push('dark');
  if (nearTop(edges) < BLURRED) found.push('blurred');
  return found;
}

/** How bright a tile is, and how much its edges stand out: the variance of the Laplacian. */
function tileOf(grey: Uint8Array, width: number, height: number, row: number, column: number) {
  const at = (x: number, y: number) => grey[y * width + x] ?? 0;
  const left = Math.max(1, Math.floor((column * width) / TILES));
  const right = Math.min(width - 1, Math.floor(((column + 1) * width) / TILES));
  const top = Math.max(1, Math.floor((row * height) / TILES));
  const bottom = Math.min(height - 1, Math.floor(((row + 1) * height) / TILES));
  let [count, light, sum, squares] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const here = at(x, y);
      const laplacian = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * here;
      count += 1;
      light += here;
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  if (count === 0) return { brightness: 0, edges: 0 };
  return { brightness: light / count, edges: squares / count - (sum / count) ** 2 };
}

/** The value that only a few exceed. */
function nearTop(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * EMPTY_SHARE)] ?? 0;
}
