// Written by `cargo xtask types` from crates/api. Do not edit: change the Rust types instead.

export type Action = "activate" | "correct" | "cancel";

export type Activate = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * As typed.
 */
plate: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when.
 */
start: Start, 
/**
 * For how long.
 */
length: Length, };

export type AllowanceView = { 
/**
 * The most in a year.
 */
cap: number, 
/**
 * Bought this year.
 */
bought: number, 
/**
 * Still to be bought this year.
 */
left: number, 
/**
 * The first day of this year.
 */
since: string, 
/**
 * The day a new year begins.
 */
renews: string, };

export type Arg = { "kind": "number", "value": number } | { "kind": "text", "value": string } | { "kind": "time", "value": string } | { "kind": "until", "value": string } | { "kind": "day", "value": string };

export type Bundle = { 
/**
 * The bundle.
 */
id: BundleId, 
/**
 * Which permit it is for.
 */
product: ProductId, 
/**
 * When it was bought.
 */
bought_at: string, 
/**
 * The last local day on which its visits can be used.
 */
last_day: string, 
/**
 * How many visits it held when bought.
 */
visits: number, 
/**
 * How many of them have been spent.
 */
spent: number, };

export type BundleId = string;

export type Cancel = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, };

export type Change = { "kind": "bundle", 
/**
 * The bundle from now on.
 */
bundle: Bundle, } | { "kind": "stay", 
/**
 * The stay from now on.
 */
stay: Stay, } | { "kind": "registration", 
/**
 * The last day it is valid.
 */
until: string | null, };

export type Changes = { 
/**
 * Where the device has got to when it has taken these over.
 */
cursor: Cursor, 
/**
 * Whether what the device holds is to be thrown away first.
 */
reset: boolean, 
/**
 * The changes, in order.
 */
changes: Array<Change>, 
/**
 * Whether there are more to ask for.
 */
more: boolean, 
/**
 * Who asks.
 */
person: Person, 
/**
 * The council.
 */
council: CouncilId, 
/**
 * The holder's zone.
 */
zone: ZoneId, 
/**
 * The scheme, where the device has another version or none.
 */
scheme: unknown, };

export type Channel = "app" | "website" | "phone" | "text";

export type Code = "plate_missing" | "plate_too_short" | "plate_too_long" | "unknown_permit_type" | "channel_not_offered" | "starts_at_once" | "start_passed" | "too_far_ahead" | "no_days" | "length_not_offered" | "end_before_start" | "too_long" | "not_enough_visits" | "already_covered" | "too_many_at_once" | "zone_free" | "registration_lapsed" | "unknown_stay" | "stay_cancelled" | "stay_ended" | "cancel_too_late" | "cancel_not_offered" | "correction_too_late" | "same_plate" | "not_logged_in" | "wrong_log_in" | "too_many_tries" | "unknown_device" | "device_only" | "cross_site" | "malformed" | "not_json" | "too_large" | "unknown_operation" | "wrong_method" | "request_reused" | "busy" | "storage_full" | "timeout" | "internal" | "offline" | "requests_waiting" | "unknown_request" | "already_sent" | "nothing_cached" | "update_needed";

export type ConfirmedStay = { 
/**
 * Where it stands in time.
 */
phase: Phase, 
/**
 * Until when its plate may be corrected; none if that is over.
 */
correct_until: string | null, 
/**
 * Until when it may be cancelled; none if that is over or never was.
 */
cancel_until: string | null, 
/**
 * The stay.
 */
id: StayId, 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Where.
 */
zone: ZoneName, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * Visits it costs.
 */
visits: number, 
/**
 * How it was activated.
 */
channel: Channel, 
/**
 * When.
 */
activated_at: string, 
/**
 * Plates it had before, oldest first.
 */
corrections: Array<CorrectionView>, };

export type Correct = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, 
/**
 * The right plate, as typed.
 */
plate: string, };

export type Correction = { 
/**
 * The plate before.
 */
from: Vrn, 
/**
 * The plate after.
 */
to: Vrn, 
/**
 * When.
 */
at: string, 
/**
 * How the request arrived.
 */
channel: Channel, };

export type CorrectionView = { 
/**
 * The plate before.
 */
from: string, 
/**
 * The plate after.
 */
to: string, 
/**
 * When.
 */
at: string, };

export type Council = { 
/**
 * Its key.
 */
id: CouncilId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * The clock all its times are shown in, as an IANA name.
 */
timezone: string, 
/**
 * The telephone desk.
 */
phone: string, 
/**
 * The number for texts.
 */
text: string, };

export type CouncilId = string;

export type Cursor = { 
/**
 * Which life of the server's store; a restored backup begins a new one, and cursors of the old one are void.
 */
epoch: string, 
/**
 * The last change seen.
 */
seq: number, };

export type Device = { 
/**
 * Its key.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: DeviceKind, 
/**
 * When it logged in.
 */
since: string, 
/**
 * When it was last heard of, to the hour.
 */
seen: string, 
/**
 * Whether it is the one asking.
 */
current: boolean, };

export type DeviceKind = "app" | "website";

export type Devices = { 
/**
 * The devices.
 */
devices: Array<Device>, };

export type Dismiss = { 
/**
 * Which request.
 */
request: RequestId, };

export type Dismissed = Record<symbol, never>;

export type GetChanges = { 
/**
 * Where the device has got to; none asks for everything.
 */
cursor: Cursor | null, 
/**
 * The scheme version the device has.
 */
scheme: string | null, };

export type GetOverview = Record<symbol, never>;

export type GetQuote = { 
/**
 * As typed.
 */
plate: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when.
 */
start: Start, 
/**
 * For how long.
 */
length: Length, };

export type GetSyncState = Record<symbol, never>;

export type HolderId = string;

export type Length = { "kind": "days", 
/**
 * At least 1.
 */
days: number, } | { "kind": "until", 
/**
 * Local wall-clock time, without offset.
 */
local: string, };

export type LengthAsked = "days" | "until";

export type ListDevices = Record<symbol, never>;

export type LogIn = { 
/**
 * The account's e-mail address.
 */
email: string, 
/**
 * The password, as typed.
 */
password: string, 
/**
 * What is logging in.
 */
device: NewDevice, };

export type LogOut = { 
/**
 * On a device: whether requests that have not been sent may be thrown away.
 */
discard_waiting: boolean, };

export type LoggedIn = { 
/**
 * Who.
 */
person: Person, 
/**
 * The device, for the list of devices.
 */
device: string, 
/**
 * The session's secret. Only the app gets one; the shell puts it in the keychain and passes the rest on.
 */
token: string | null, 
/**
 * False on a device whose keychain could not be used: the session lasts as long as the app runs.
 */
kept: boolean, };

export type LoggedOut = Record<symbol, never>;

export type NewDevice = { 
/**
 * A name its owner would recognise: "App on Linux". At most 80 characters.
 */
name: string, 
/**
 * What it is.
 */
kind: DeviceKind, };

export type Overview = { 
/**
 * Who asks.
 */
person: Person, 
/**
 * Whose rules.
 */
council: Council, 
/**
 * The holder's zone.
 */
zone: ZoneName, 
/**
 * The last day of the registration, where there is one.
 */
registered_until: string | null, 
/**
 * The kinds of permit on offer.
 */
products: Array<ProductView>, 
/**
 * Confirmed stays that stand and have not ended, the soonest to start first; then those that ended or were
 * cancelled in the last days, the latest first.
 */
stays: Array<ConfirmedStay>, 
/**
 * Requests that wait on the device or were refused, oldest first. Always empty from a server.
 */
requests: Array<PendingRequest>, 
/**
 * The moment this describes.
 */
as_of: string, };

export type PendingRequest = { 
/**
 * The request.
 */
request: RequestId, 
/**
 * What was asked.
 */
action: Action, 
/**
 * The stay as it would be.
 */
stay: StayView, 
/**
 * When it was asked.
 */
since: string, 
/**
 * How far it has come.
 */
state: PendingState, };

export type PendingState = { "kind": "waiting", 
/**
 * Whether it can still be taken back unseen.
 */
sent: boolean, } | { "kind": "refused", 
/**
 * Why.
 */
problem: Problem, };

export type Person = { 
/**
 * The account.
 */
account: string, 
/**
 * How to greet the person.
 */
name: string, 
/**
 * The e-mail address they log in with.
 */
email: string, 
/**
 * The permit holder they act for.
 */
holder: HolderId, };

export type Phase = "next" | "now" | "ended" | "cancelled";

export type Plate = { 
/**
 * Its normal form.
 */
vrn: Vrn, 
/**
 * With its space, as on the vehicle.
 */
shown: string, 
/**
 * What it looks like.
 */
kind: PlateKind, 
/**
 * What may have been meant, where the shape is not one we know.
 */
suggestions: Array<PlateSuggestion>, };

export type PlateKind = "current" | "prefix" | "age_unknown" | "suffix" | "northern_ireland" | "dateless" | "diplomatic" | "military" | "trade" | "unrecognised";

export type PlateSuggestion = { 
/**
 * Its normal form.
 */
vrn: Vrn, 
/**
 * With its space.
 */
shown: string, };

export type Problem = { 
/**
 * Which.
 */
code: Code, 
/**
 * What its sentence needs.
 */
args?: { [key in string]: Arg }, 
/**
 * After how many seconds asking again makes sense, if it does.
 */
retry?: number, 
/**
 * What support needs to find the matter in the logs.
 */
reference?: string, 
/**
 * The sentence, in the language that was asked for. Clients with message files of their own need not use it.
 */
message?: string, };

export type ProductId = string;

export type ProductView = { 
/**
 * Its key.
 */
id: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * What a resident is asked for.
 */
length: LengthAsked, 
/**
 * The last moment at which a stay may start.
 */
latest_start: string, 
/**
 * Visits in a bundle.
 */
bundle: number, 
/**
 * Visits that can be used today.
 */
visits_left: number, 
/**
 * Those visits by the last day they can be used, soonest first.
 */
visits_until: Array<VisitsUntil>, 
/**
 * Bundles that may still be bought this year.
 */
allowance: AllowanceView, };

export type Quote = { 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Where.
 */
zone: ZoneName, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * Whether the stay starts as soon as it is confirmed.
 */
starts_now: boolean, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * Visits it costs.
 */
visits: number, 
/**
 * Visits there are today.
 */
left_before: number, 
/**
 * Visits there would be today afterwards.
 */
left_after: number, 
/**
 * The visits by the last day they could have been used, soonest first.
 */
from_bundles: Array<VisitsUntil>, 
/**
 * Whether the zone asks for no permit during the whole stay.
 */
zone_is_free: boolean, };

export type ReadPlate = { 
/**
 * As typed.
 */
plate: string, };

export type RequestId = string;

export type RevokeDevice = { 
/**
 * Which device, as listed.
 */
device: string, };

export type Spend = { 
/**
 * The bundle.
 */
bundle: BundleId, 
/**
 * How many.
 */
visits: number, };

export type Start = { "kind": "now" } | { "kind": "at", 
/**
 * Local wall-clock time, without offset.
 */
local: string, };

export type Stay = { 
/**
 * The stay.
 */
id: StayId, 
/**
 * The vehicle it covers now.
 */
vrn: Vrn, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Where.
 */
zone: ZoneId, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * The visits it costs, and from which bundles, soonest to expire first.
 */
spends: Array<Spend>, 
/**
 * How it was activated.
 */
channel: Channel, 
/**
 * When it was activated.
 */
activated_at: string, 
/**
 * When it was cancelled, if it was.
 */
cancelled_at: string | null, 
/**
 * Plates it had before, oldest first: the trail an appeal needs.
 */
corrections: Array<Correction>, };

export type StayAnswer = { "standing": "confirmed", 
/**
 * The stay as it is.
 */
stay: ConfirmedStay, } | { "standing": "requested", 
/**
 * The stay as it would be.
 */
request: PendingRequest, };

export type StayId = string;

export type StayView = { 
/**
 * The stay.
 */
id: StayId, 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Where.
 */
zone: ZoneName, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * Visits it costs.
 */
visits: number, 
/**
 * How it was activated.
 */
channel: Channel, 
/**
 * When.
 */
activated_at: string, 
/**
 * Plates it had before, oldest first.
 */
corrections: Array<CorrectionView>, };

export type SyncState = { 
/**
 * Whether somebody is logged in on the device.
 */
logged_in: boolean, 
/**
 * Whether the server answered when it was last asked.
 */
reachable: boolean, 
/**
 * When the cache last agreed with the server.
 */
synced_at: string | null, 
/**
 * Requests that wait for an answer.
 */
waiting: number, 
/**
 * Whether the session outlives the app: false where there is no keychain.
 */
session_kept: boolean, };

export type VisitsUntil = { 
/**
 * How many.
 */
visits: number, 
/**
 * The last local day.
 */
last_day: string, };

export type Vrn = string;

export type ZoneId = string;

export type ZoneName = { 
/**
 * Its key.
 */
id: ZoneId, 
/**
 * Its name, as on the signs.
 */
name: string, };

/** Every operation, with what it takes and what it answers. */
export interface Operations {
  log_in: { input: LogIn; output: LoggedIn };
  log_out: { input: LogOut; output: LoggedOut };
  list_devices: { input: ListDevices; output: Devices };
  revoke_device: { input: RevokeDevice; output: Devices };
  overview: { input: GetOverview; output: Overview };
  read_plate: { input: ReadPlate; output: Plate };
  quote: { input: GetQuote; output: Quote };
  activate: { input: Activate; output: StayAnswer };
  correct: { input: Correct; output: StayAnswer };
  cancel: { input: Cancel; output: StayAnswer };
  changes: { input: GetChanges; output: Changes };
  sync_state: { input: GetSyncState; output: SyncState };
  dismiss: { input: Dismiss; output: Dismissed };
}
