/**
 * Brings a document to the server in parts. A connection that breaks is waited for, and the upload goes on from where
 * the server says it stopped. It knows nothing of screens: who asks is told how far it has got.
 */
import type { Problem, RegistrationStatus, StartUpload, Upload } from './client/generated';
import { problemIn, type Transport } from './client/transport';

export interface Progress {
  /** `broken`: the connection is gone, and another try follows. `examining`: all has arrived, the server looks at it. */
  stage: 'sending' | 'broken' | 'examining';
  /** Bytes that have arrived. */
  received: number;
  /** Tries in a row that brought nothing. */
  failures: number;
}

/** What an upload needs from outside. */
export interface Ways {
  call: Transport['call'];
  onprogress: (progress: Progress) => void;
  /** Ends the upload. What has arrived stays on the server for a while. */
  signal: AbortSignal;
  /** Lets this many milliseconds pass before the next try. */
  wait: (milliseconds: number) => Promise<void>;
}

/** An upload that the person has ended. */
export class UploadEnded extends Error {
  override readonly name = 'UploadEnded';
}

const FIRST_PART = 128 * 1024;
const SMALLEST_PART = 16 * 1024;
/** A part that arrives within this time may be followed by a larger one. */
const QUICK_MS = 2_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
const LONGEST_PAUSE_MS = 30_000;
/** How often the server may fail in a row before that is told. A network that is gone is waited for. */
const MOST_FAILURES = 6;

type About = Omit<StartUpload, 'bytes'>;

/**
 * Sends a document and has it examined. Throws the problem that ends it, or `UploadEnded`. Asked again with the same
 * request and the same document, it goes on from where it stopped.
 */
export async function upload(document: Blob, about: About, ways: Ways): Promise<RegistrationStatus> {
  const sending = new Sending(document, about, ways);
  for (;;) {
    try {
      return await sending.attempt();
    } catch (thrown) {
      if (ways.signal.aborted) throw new UploadEnded();
      const pause = sending.pauseAfter(problemIn(thrown));
      if (pause === undefined) throw thrown;
      if (pause > 0) await ways.wait(pause);
      if (ways.signal.aborted) throw new UploadEnded();
    }
  }
}

class Sending {
  #received = 0;
  #failures = 0;
  #part = FIRST_PART;
  /** The document, once the server may have examined it without our hearing of it. */
  #finishing: string | undefined;

  constructor(
    readonly document: Blob,
    readonly about: About,
    readonly ways: Ways
  ) {}

  async attempt(): Promise<RegistrationStatus> {
    const added = this.#finishing && (await this.#added(this.#finishing));
    if (added) return added;
    this.#finishing = undefined;
    const bytes = this.document.size;
    let at: Upload = await this.#call('start_upload', { ...this.about, bytes });
    this.#tell('sending', at.received);
    while (at.received < bytes) {
      at = await this.#send(at);
      this.#tell('sending', at.received);
    }
    this.#tell('examining', bytes);
    this.#finishing = at.upload;
    return await this.#call('finish_upload', { upload: at.upload });
  }

  /** How long to wait before the next try; nothing where there is none. */
  pauseAfter(problem: Problem): number | undefined {
    this.#failures += 1;
    switch (problem.code) {
      case 'unknown_upload':
      case 'upload_out_of_step':
        return this.#failures < MOST_FAILURES ? 0 : undefined;
      case 'offline':
        break;
      case 'timeout':
      case 'busy':
      case 'internal':
        if (this.#failures >= MOST_FAILURES) return undefined;
        break;
      default:
        return undefined;
    }
    this.#part = Math.max(SMALLEST_PART, this.#part / 2);
    this.#tell('broken', this.#received);
    return PAUSES_MS[this.#failures - 1] ?? LONGEST_PAUSE_MS;
  }

  async #send({ upload, received, part_bytes }: Upload): Promise<Upload> {
    const part = this.document.slice(received, received + Math.min(this.#part, part_bytes));
    const data = base64(new Uint8Array(await part.arrayBuffer()));
    const began = performance.now();
    const arrived = await this.#call('upload_part', { upload, offset: received, data });
    if (performance.now() - began < QUICK_MS) this.#part = Math.min(this.#part * 2, part_bytes);
    if (arrived.received > received) this.#failures = 0;
    return arrived;
  }

  /** The registration, if the document has become part of it. */
  async #added(document: string): Promise<RegistrationStatus | undefined> {
    const status = await this.#call('registration', {});
    return status.latest?.evidence.some(({ id }) => id === document) ? status : undefined;
  }

  readonly #call: Transport['call'] = async (operation, input) => {
    const answer = await this.ways.call(operation, input);
    if (this.ways.signal.aborted) throw new UploadEnded();
    return answer;
  };

  #tell(stage: Progress['stage'], received: number): void {
    this.#received = received;
    this.ways.onprogress({ stage, received, failures: this.#failures });
  }
}

function base64(bytes: Uint8Array): string {
  const STEP = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}
