/** Whom the person helps, and whom the screens show at the moment. The server says what a helper may see and do. */
import { transport } from '$transport';
import { acting } from './client/acting';
import type { Helped, HelpedHolder, HolderId, Problem } from './client/generated';
import { problemIn } from './client/transport';
import { permits } from './permits.svelte';
import { t } from './words.svelte';

class Helping {
  /** Whom the person helps; none before that is known. */
  list = $state.raw<HelpedHolder[]>();
  problem = $state.raw<Problem>();
  /** What has just been done, for the page that comes next. */
  done = $state<string>();

  /** Whether somebody else's permits are shown. */
  get now(): boolean {
    return permits.role === 'helper';
  }

  /** Whose permits are shown, by name. */
  get name(): string {
    return permits.overview?.registration.name ?? '';
  }

  async load(): Promise<void> {
    this.problem = undefined;
    try {
      this.took(await transport.call('helped', {}));
    } catch (thrown) {
      this.problem = problemIn(thrown);
    }
  }

  took({ holders }: Helped): void {
    this.list = holders;
  }

  /** Shows and acts for somebody the person helps; for the person, where nobody is named. */
  async turn(holder?: HolderId): Promise<void> {
    this.done = undefined;
    permits.helpEnded = false;
    if (transport.can.device) await transport.call('help', { holder: holder ?? null });
    else acting.holder = holder;
    permits.forget();
    await permits.refresh();
  }

  forget(): void {
    this.list = undefined;
    this.done = undefined;
  }
}

/** "You help …", by the name on the permit where there is one. */
export function youHelp(name: string | null): string {
  return name ? t('helping-you-help', { name }) : t('helping-you-help-unnamed');
}

export const helping = new Helping();
