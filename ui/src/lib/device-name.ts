/** What a device is called in the list of devices, so that its owner recognises it. */
import { transport } from '$transport';
import type { NewDevice } from './client/generated';
import { t } from './words.svelte';

const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux']
];

// The order matters: most browsers claim to be the ones below them too.
const BROWSERS: [RegExp, string][] = [
  [/Edg/, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari']
];

function found(list: [RegExp, string][]): string | undefined {
  return list.find(([pattern]) => pattern.test(navigator.userAgent))?.[1];
}

/** The name of this device. */
export function deviceName(): string {
  const system = found(SYSTEMS) ?? t('device-unknown-system');
  if (transport.can.device) return t('device-app', { system });
  return t('device-browser', { browser: found(BROWSERS) ?? t('device-unknown-browser'), system });
}

/** This device, as it logs in. */
export function thisDevice(): NewDevice {
  return { name: deviceName(), kind: transport.can.device ? 'app' : 'website' };
}
