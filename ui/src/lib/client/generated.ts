// Written by `cargo xtask types` from crates/api. Do not edit: change the Rust types instead.

export type AcceptInvitation = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * The council, as in the link.
 */
council: CouncilId, 
/**
 * The secret, as in the link.
 */
secret: string, };

export type AccountView = { 
/**
 * How the person is greeted.
 */
name: string, 
/**
 * The e-mail address, if there is one.
 */
email: string | null, 
/**
 * The mobile number, as `07700 900123`, if one is linked.
 */
mobile: string | null, 
/**
 * The language of letters.
 */
language: Lang, 
/**
 * What the account may do.
 */
role: Role, 
/**
 * The passkeys.
 */
passkeys: Array<PasskeyView>, 
/**
 * Whether and how its owner is told before a visit ends.
 */
notice: NoticeView, };

export type Action = "activate" | "correct" | "cancel" | "activate_many" | "stop" | "extend";

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
length: Length, 
/**
 * A mobile number, as typed, to which a text is to be sent before the stay ends.
 */
tell_visitor?: string, };

export type ActivateByLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, 
/**
 * The request's own name, made by the asker and kept for every further try. The stay takes it over.
 */
request: RequestId, 
/**
 * As typed.
 */
plate: string, };

export type ActivateMany = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Up to 6 plates as typed, one to a line or with commas between them.
 */
plates: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when; the first time, where it is repeated.
 */
start: Start, 
/**
 * For how long, each time.
 */
length: Length, 
/**
 * Whether the same comes again every week, for as long as the scheme lets people plan ahead.
 */
repeat_weekly: boolean, 
/**
 * A mobile number, as typed, to which a text is to be sent before each of the stays ends.
 */
tell_visitor?: string, };

export type AddPasskey = { 
/**
 * What it was asked with.
 */
ticket: string, 
/**
 * The browser's answer, as JSON.
 */
credential: string, 
/**
 * What to call the passkey.
 */
name: string, };

export type AddressMatch = { "state": "listed", 
/**
 * The zone.
 */
zone: ZoneName, } | { "state": "unlisted" };

export type Adjoining = { 
/**
 * The first moment it covers.
 */
start: string, 
/**
 * The first moment it no longer covers.
 */
end: string, };

export type AllowanceView = { 
/**
 * The most in that time.
 */
cap: number, 
/**
 * Bought in it so far.
 */
bought: number, 
/**
 * Held for orders that are not settled yet.
 */
reserved: number, 
/**
 * Still to be bought in it.
 */
left: number, 
/**
 * Which time it is.
 */
window: Window, 
/**
 * The first day on which a purchase counts in it.
 */
since: string, 
/**
 * When more can be bought than now; none where nothing will come back.
 */
more: MoreView | null, };

export type Approve = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which.
 */
case: Case, 
/**
 * The zone, where the address is not on the list.
 */
zone: ZoneId | null, };

export type ApproveRefund = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which order.
 */
case: OrderCase, 
/**
 * Which refund.
 */
refund: RefundId, };

export type Arg = { "kind": "number", "value": number } | { "kind": "text", "value": string } | { "kind": "time", "value": string } | { "kind": "until", "value": string } | { "kind": "day", "value": string } | { "kind": "money", "value": number };

export type AskMore = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which.
 */
case: Case, 
/**
 * For which kind of document; none leaves the choice.
 */
kind: EvidenceKind | null, 
/**
 * What is needed, in words for the applicant.
 */
note: string, };

export type Asked = { 
/**
 * The question.
 */
question: Question, 
/**
 * Whether a right answer has been given.
 */
right: boolean, };

export type AtOnce = { 
/**
 * At the fullest moment of the stay, with this one.
 */
visitors: number, 
/**
 * The most the zone allows.
 */
max: number, };

export type Basket = { 
/**
 * Bundles by kind of permit; never 0.
 */
lines: { [key in ProductId]: number }, 
/**
 * When it was last changed.
 */
changed_at: string | null, };

export type BasketView = { 
/**
 * Its lines, one for each price.
 */
lines: Array<LineView>, 
/**
 * What it costs in all, in pence.
 */
pence: number, 
/**
 * Bundles in all.
 */
bundles: number, 
/**
 * Until when it is kept; none while it is empty.
 */
kept_until: string | null, };

export type Before = { 
/**
 * Until when the decision can be undone.
 */
undo_until: string, 
/**
 * Where the registration stood.
 */
standing: Standing, 
/**
 * The address the holder had.
 */
home: Home | null, 
/**
 * The name the holder had.
 */
name: string | null, 
/**
 * The zone the holder had.
 */
zone: ZoneId | null, 
/**
 * The last day the holder was registered.
 */
registered_until: string | null, 
/**
 * The last days of the bundles that a move ended, by bundle.
 */
bundles?: { [key in BundleId]: string }, };

export type BeginRegistration = { 
/**
 * The request's own name; the registration takes it over.
 */
request: RequestId, 
/**
 * What for.
 */
purpose: Purpose, };

export type Blocked = "buy" | "activate";

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
spent: number, 
/**
 * How many are held back while a refund is under way.
 */
reserved: number, 
/**
 * How many were not used in time.
 */
expired: number, 
/**
 * How many were paid back.
 */
refunded: number, 
/**
 * The order that brought it; none where it was there before there were orders.
 */
order: OrderId | null, 
/**
 * What it cost, in pence.
 */
pence: number, };

export type BundleId = string;

export type BundleView = { 
/**
 * The bundle.
 */
id: BundleId, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * What it is counted in.
 */
unit: Unit, 
/**
 * How many it held.
 */
units: number, 
/**
 * To be used.
 */
available: number, 
/**
 * Used.
 */
spent: number, 
/**
 * Held back for a refund.
 */
reserved: number, 
/**
 * Not used in time.
 */
expired: number, 
/**
 * Paid back.
 */
refunded: number, 
/**
 * Its last day.
 */
last_day: string, 
/**
 * What it cost, in pence.
 */
pence: number, 
/**
 * Whether the scheme pays unused ones back.
 */
refund: RefundRule, 
/**
 * What could be paid back of it now if it were asked for, in pence; 0 where nothing can be.
 */
refundable: number, };

export type CalendarView = { 
/**
 * Its key.
 */
id: string, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * The local day on which it was last looked at.
 */
used_on: string | null, };

export type CallerCard = { 
/**
 * The call; it is good on this device alone, and until `until`.
 */
call: string, 
/**
 * The holder.
 */
holder: HolderId, 
/**
 * The name.
 */
name: string, 
/**
 * The zone, once an address has been accepted.
 */
zone: ZoneName | null, 
/**
 * When the call came in.
 */
received_at: string, 
/**
 * The first moment at which the holder has to be opened again.
 */
until: string, 
/**
 * What can be asked, and how it was answered.
 */
questions: Array<Asked>, 
/**
 * How many more rounds with a wrong answer there may be.
 */
tries_left: number, 
/**
 * What is told once the caller is known to be the holder.
 */
known: KnownCaller | null, 
/**
 * The moment this describes.
 */
as_of: string, };

export type Cancel = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, };

export type CancelOrder = { 
/**
 * Which order.
 */
order: OrderId, };

export type Carriage = "email" | "text";

export type Case = { 
/**
 * The holder.
 */
holder: HolderId, 
/**
 * The registration.
 */
registration: RegistrationId, };

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
until: string | null, } | { "kind": "filed", 
/**
 * The registration from now on.
 */
registration: Registration, } | { "kind": "home", 
/**
 * The address.
 */
home: Home | null, 
/**
 * The name it goes with.
 */
name: string | null, 
/**
 * Its zone.
 */
zone: ZoneId | null, } | { "kind": "basket", 
/**
 * The basket from now on.
 */
basket: Basket, } | { "kind": "order", 
/**
 * The order from now on.
 */
order: Order, } | { "kind": "plates", 
/**
 * The plates that are kept from now on.
 */
plates: SavedPlates, } | { "kind": "link", 
/**
 * The link from now on.
 */
link: VisitorLink, } | { "kind": "helpers", 
/**
 * Who helps from now on, and who is invited to.
 */
helpers: Helpers, };

export type ChangeEmail = { 
/**
 * The new address.
 */
email: string, 
/**
 * The account's password.
 */
password: string, };

export type ChangePassword = { 
/**
 * The password so far.
 */
old: string, 
/**
 * The new one: 12 to 128 characters.
 */
new: string, };

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
 * The holder's zone, once an address has been accepted.
 */
zone: ZoneId | null, 
/**
 * The scheme, where the device has another version or none.
 */
scheme: unknown, };

export type Channel = "app" | "website" | "phone" | "text" | "link" | "api";

export type CheckIdentity = { 
/**
 * The call.
 */
call: string, 
/**
 * What the caller said, by question. What is left empty was not asked.
 */
answers: { [key in Question]?: string }, };

export type CheckOrder = { 
/**
 * Which order.
 */
order: OrderId, };

export type CheckPlace = { "kind": "zone", 
/**
 * The zone.
 */
zone: ZoneId, } | { "kind": "words", 
/**
 * As typed.
 */
words: string, };

export type CheckPlate = { 
/**
 * As read.
 */
plate: string, 
/**
 * Where the vehicle stands.
 */
place: CheckPlace, 
/**
 * When it stood there, with the offset of its clock; none means now. Not long ago, and hardly ahead.
 */
at: string | null, };

export type CheckReceipt = { 
/**
 * The code, as it stands on the receipt; spaces, dashes and capitals do not matter.
 */
code: string, };

export type Checkout = { 
/**
 * The request's own name; the order takes it over.
 */
request: RequestId, 
/**
 * What the person was told it costs, in pence.
 */
pence: number, };

export type CloseAccount = { 
/**
 * The account's password.
 */
password: string, };

export type Closed = Record<symbol, never>;

export type Code = "plate_missing" | "plate_too_short" | "plate_too_long" | "unknown_permit_type" | "channel_not_offered" | "starts_at_once" | "start_passed" | "too_far_ahead" | "no_days" | "length_not_offered" | "end_before_start" | "too_long" | "not_enough_visits" | "not_enough_hours" | "already_covered" | "too_many_at_once" | "zone_free" | "registration_lapsed" | "unknown_stay" | "stay_cancelled" | "stay_ended" | "cancel_too_late" | "cancel_not_offered" | "correction_too_late" | "same_plate" | "too_many_plates" | "too_many_stays" | "stays_overlap" | "stop_not_offered" | "stay_not_started" | "extend_not_offered" | "not_longer" | "too_many_saved" | "plate_not_saved" | "unknown_link" | "link_withdrawn" | "link_used_up" | "link_expired" | "link_uses_not_offered" | "link_day_not_offered" | "too_many_links" | "host_has_no_visits" | "host_not_registered" | "unknown_receipt" | "not_registered" | "registered_already" | "not_yet_renewable" | "registration_under_way" | "no_registration" | "registration_sent" | "registration_not_sent" | "registration_unfinished" | "name_missing" | "home_missing" | "text_too_long" | "evidence_not_taken" | "evidence_date_missing" | "evidence_in_future" | "evidence_too_old" | "tenancy_too_short" | "tenancy_over" | "too_much_evidence" | "unknown_evidence" | "decided_already" | "zone_needed" | "reason_missing" | "nothing_to_undo" | "undo_too_late" | "bad_postcode" | "unknown_address" | "document_empty" | "document_too_large" | "document_wrong_kind" | "document_locked" | "document_unreadable" | "document_too_long" | "document_infected" | "heic_not_taken" | "documents_not_taken" | "unknown_upload" | "upload_out_of_step" | "bad_contact" | "bad_email" | "bad_mobile" | "password_too_short" | "password_too_long" | "password_known" | "wrong_password" | "wrong_code" | "code_expired" | "contact_taken" | "last_contact" | "no_email" | "no_mobile" | "allowance_spent" | "allowance_over" | "basket_empty" | "price_changed" | "not_on_sale" | "unknown_order" | "payment_mismatch" | "order_settled" | "order_not_paid" | "payment_unknown" | "payments_away" | "payments_off" | "refund_not_offered" | "nothing_to_refund" | "refund_under_way" | "unknown_refund" | "refund_decided" | "same_person" | "frozen" | "unknown_holder" | "search_too_short" | "call_over" | "not_identified" | "identity_failed" | "start_unclear" | "end_unclear" | "received_unclear" | "help_ended" | "too_many_helpers" | "helper_known" | "unknown_helper" | "invitation_over" | "invitation_for_another" | "own_permits" | "unknown_council" | "passkey_refused" | "unknown_passkey" | "not_logged_in" | "wrong_log_in" | "too_many_tries" | "not_allowed" | "staff_on_website" | "unknown_device" | "device_only" | "officer_key_needed" | "outside_your_zones" | "unknown_place" | "place_unclear" | "time_out_of_reach" | "token_over" | "token_not_allowed" | "nothing_chosen" | "token_too_long" | "too_many_connections" | "unknown_connection" | "webhook_address" | "cross_site" | "malformed" | "not_json" | "too_large" | "unknown_operation" | "wrong_method" | "request_reused" | "busy" | "storage_full" | "timeout" | "internal" | "offline" | "requests_waiting" | "unknown_request" | "already_sent" | "nothing_cached" | "not_saved" | "update_needed";

export type Confirm = { 
/**
 * The council; the server's first where none is named.
 */
council: CouncilId | null, 
/**
 * The proof.
 */
proof: Proof, };

export type Confirmed = { 
/**
 * What.
 */
done: ConfirmedWhat, };

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
 * Visits that would come back if it were stopped now; none where it cannot be stopped.
 */
stop_gives_back: number | null, 
/**
 * Until when it may be made longer; none if that is over or never was.
 */
extend_until: string | null, 
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
corrections: Array<CorrectionView>, 
/**
 * Ends it had before, oldest first.
 */
ends: Array<EndView>, 
/**
 * When it was stopped early, if it was.
 */
stopped_at: string | null, 
/**
 * When the call came in that asked for it, where it was a call.
 */
received_at: string | null, 
/**
 * The helper who activated it, as the resident calls them; none where no helper did.
 */
helper: string | null, };

export type ConfirmedWhat = "signed_up" | "email_changed" | "mobile_linked";

export type Connections = { 
/**
 * Tokens that have not ended, the oldest first.
 */
tokens: Array<TokenView>, 
/**
 * Calendars, the oldest first.
 */
calendars: Array<CalendarView>, 
/**
 * Addresses that are told, the oldest first.
 */
webhooks: Array<WebhookView>, 
/**
 * Where the OpenAPI document is.
 */
openapi: string, };

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

export type CorrectByLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, 
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

export type CorrectedFrom = { 
/**
 * The plate before.
 */
plate: PlateSuggestion, 
/**
 * When it was corrected.
 */
at: string, };

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
text: string, 
/**
 * How to reach the council about a registration, by language.
 */
enquiries: { [key in string]: string }, };

export type CouncilChoice = { 
/**
 * Its key.
 */
id: CouncilId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * How to reach it, by language.
 */
enquiries: { [key in string]: string }, };

export type CouncilId = string;

export type Councils = { 
/**
 * The councils this server works for; the first is taken where none is named.
 */
councils: Array<CouncilChoice>, 
/**
 * Whether this is a demonstration: its letters can be read in the inbox.
 */
demo: boolean, };

export type Cursor = { 
/**
 * Which life of the server's store; a restored backup begins a new one, and cursors of the old one are void.
 */
epoch: string, 
/**
 * The last change seen.
 */
seq: number, };

export type DayRun = { 
/**
 * The first, from 1 for Monday.
 */
first: number, 
/**
 * The last, to 7 for Sunday.
 */
last: number, };

export type DeclineRefund = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which order.
 */
case: OrderCase, 
/**
 * Which refund.
 */
refund: RefundId, 
/**
 * Why not.
 */
note: string, };

export type DeliveryState = "waiting" | "delivered" | "given_up";

export type DeliveryView = { 
/**
 * The `webhook-id` it goes by, the same at every try.
 */
id: string, 
/**
 * What it tells.
 */
kind: StayEventKind, 
/**
 * What has become of it.
 */
state: DeliveryState, 
/**
 * How often it was tried.
 */
tries: number, 
/**
 * What the last try came to: an HTTP status, or a word. None before the first.
 */
result: string | null, 
/**
 * When it arrived or was given up; of what waits, when it is tried next.
 */
at: string, };

export type DeskActivate = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * The call.
 */
call: string, 
/**
 * As typed.
 */
plate: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when, as it was read back.
 */
start: Start, 
/**
 * For how long, as it was read back.
 */
length: Length, 
/**
 * When the call came in, as it was read back; otherwise when the telephone system, or opening the caller, said.
 */
received_at?: string, };

export type DeskCancel = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * The call.
 */
call: string, 
/**
 * Which stay.
 */
stay: StayId, };

export type DeskCorrect = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * The call.
 */
call: string, 
/**
 * Which stay.
 */
stay: StayId, 
/**
 * The right plate, as typed.
 */
plate: string, };

export type DeskQuote = { 
/**
 * The call.
 */
call: string, 
/**
 * As typed.
 */
plate: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when, as the handler types it: `now`, `1730`, `tomorrow 9am`, `fri 5.30pm`, `24/11 0900`.
 */
start: string, 
/**
 * Until when, likewise, or for how long: `2 days`, `4 hours`; empty for one day.
 */
until: string, 
/**
 * When the call came in, likewise, where that was not when the caller was opened: `0912`.
 */
received?: string, };

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

export type EndChange = { 
/**
 * The end before.
 */
from: string, 
/**
 * The end after.
 */
to: string, 
/**
 * When.
 */
at: string, 
/**
 * How the request arrived.
 */
channel: Channel, };

export type EndConnection = { 
/**
 * Which token, calendar or address, as listed.
 */
id: string, };

export type EndView = { 
/**
 * The end before.
 */
from: string, 
/**
 * The end after.
 */
to: string, 
/**
 * When.
 */
at: string, };

export type Event = { 
/**
 * When.
 */
at: string, 
/**
 * What.
 */
what: EventKind, 
/**
 * Which member of staff; none where it was the applicant or the system.
 */
by: string | null, 
/**
 * Their words.
 */
note: string | null, };

export type EventKind = "begun" | "evidence_added" | "evidence_removed" | "submitted" | "withdrawn" | "opened" | "page_seen" | "approved" | "rejected" | "more_asked" | "undone";

export type Events = { 
/**
 * A stay was activated.
 */
activated: boolean, 
/**
 * Its plate was corrected, or it was made longer.
 */
changed: boolean, 
/**
 * It was cancelled.
 */
cancelled: boolean, 
/**
 * It ended, or was stopped.
 */
ended: boolean, };

export type Evidence = { 
/**
 * The document.
 */
id: EvidenceId, 
/**
 * What it is.
 */
kind: EvidenceKind, 
/**
 * A bill's own date, or the first day of a tenancy.
 */
dated: string | null, 
/**
 * The last day of a tenancy.
 */
until: string | null, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * What the reviewer found wrong with it.
 */
refused?: Shortcoming | null, };

export type EvidenceId = string;

export type EvidenceKind = "driving_licence" | "tenancy" | "utility_bill" | "council_tax_bill" | "bank_statement";

export type EvidenceRule = { 
/**
 * The kind.
 */
kind: EvidenceKind, 
/**
 * How many months old it may be; it must then have a date.
 */
max_age_months: number | null, 
/**
 * For how many months it must run; it must then have a first and a last day.
 */
min_term_months: number | null, };

export type Export = { 
/**
 * What to call the file.
 */
file_name: string, 
/**
 * Its content: JSON, indented for reading. Empty once a device has saved it.
 */
json: string, 
/**
 * What became of it on the device; nothing where no device took it.
 */
saved?: Saved, };

export type ExportData = Record<symbol, never>;

export type ExportPayments = { 
/**
 * Of the year that begins on this day; all of them where there is none.
 */
year: string | null, };

export type ExtendStay = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, 
/**
 * So many days more, or the new end.
 */
length: Length, };

export type ExtensionQuote = { 
/**
 * The stay.
 */
stay: StayId, 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * The end it has.
 */
end_before: string, 
/**
 * The first moment it would no longer cover.
 */
end: string, 
/**
 * Visits it costs more; 0 where the time is paid for.
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
 * Whether the zone asks for no permit during the time that is added.
 */
zone_is_free: boolean, 
/**
 * What else to know of the time that is added.
 */
hints: Hints, };

export type Failure = "declined" | "expired" | "cancelled" | "error" | "not_started";

export type FamiliarPlate = { 
/**
 * The plate.
 */
plate: Plate, 
/**
 * Its name; none where it is not saved, or has none.
 */
name: string | null, 
/**
 * Whether it is saved.
 */
saved: boolean, 
/**
 * When it was last used for a stay, as far as that is known.
 */
used_at: string | null, };

export type FeedCursor = { 
/**
 * Which life of the server's store; a restored backup begins a new one.
 */
epoch: string, 
/**
 * The last writing of a stay that was told.
 */
place: number, 
/**
 * When that was.
 */
at: string, };

export type FeedHours = { 
/**
 * The version of the scheme.
 */
scheme: string, 
/**
 * The clock of the hours.
 */
timezone: string, 
/**
 * For how many minutes after its end a stay is to be overlooked.
 */
grace_minutes: number, 
/**
 * The zones that the key reaches.
 */
zones: Array<FeedZone>, };

export type FeedRight = { 
/**
 * The plate.
 */
plate: Vrn, 
/**
 * The zone.
 */
zone: ZoneId, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, };

export type FeedStay = { 
/**
 * Its name in this feed. It says nothing about whose it is.
 */
id: string, 
/**
 * What it lets stand where; none where it does so no longer and is to be forgotten.
 */
right: FeedRight | null, };

export type FeedStretch = { 
/**
 * The days, from 1 for Monday to 7 for Sunday.
 */
days: Array<number>, 
/**
 * From this local time, as `09:00`.
 */
from: string, 
/**
 * Until just before this local time.
 */
to: string, };

export type FeedZone = { 
/**
 * Its key.
 */
id: ZoneId, 
/**
 * Its name, as on the signs.
 */
name: string, 
/**
 * The stretches of the week; none means at all times.
 */
hours: Array<FeedStretch>, 
/**
 * Local days on which none is needed.
 */
free_days: Array<string>, };

export type File = { 
/**
 * What to call it.
 */
file_name: string, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * Its bytes in base64. Empty once a device has saved it.
 */
base64: string, 
/**
 * What became of it on the device; nothing where no device took it.
 */
saved?: Saved, };

export type FillBasket = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * How many bundles of it shall be in the basket; 0 takes them out.
 */
bundles: number, };

export type FindAddress = { 
/**
 * The postcode, as typed.
 */
postcode: string, 
/**
 * House number or name, as typed; empty for every address of the postcode.
 */
house: string, };

export type FindHolders = { 
/**
 * A mobile number, an e-mail address, an order's number, a reference, or words of a name and an address.
 */
words: string, };

export type FindOrders = { 
/**
 * An order's number, or the e-mail address of an account.
 */
text: string, };

export type FinishUpload = { 
/**
 * Which upload.
 */
upload: EvidenceId, };

export type Folder = "downloads" | "documents";

export type ForgetPlate = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which plate.
 */
plate: string, };

export type ForgotPassword = { 
/**
 * Whose account it is.
 */
council: CouncilId, 
/**
 * The account's e-mail address or mobile number.
 */
contact: string, 
/**
 * The language of the letter, where there is no account to know it from.
 */
language: Lang, };

export type FoundAddress = { 
/**
 * Its Unique Property Reference Number.
 */
uprn: string, 
/**
 * House, street and town on one line.
 */
line: string, 
/**
 * Its zone.
 */
zone: ZoneName, };

export type FoundAddresses = { 
/**
 * The postcode, as `CB1 2AB`.
 */
postcode: string, 
/**
 * The addresses, in order.
 */
addresses: Array<FoundAddress>, };

export type FoundHolders = { 
/**
 * At most 20, by name.
 */
holders: Array<HolderHit>, 
/**
 * Whether there are others.
 */
more: boolean, };

export type FoundOrders = { 
/**
 * The orders, the latest first; at most 50.
 */
orders: Array<OrderItem>, };

export type FreeDay = { 
/**
 * The local day.
 */
day: string, 
/**
 * Whether the scheme names the day, as it does with bank holidays; otherwise it is the zone's ordinary hours.
 */
named: boolean, };

export type GetAccount = Record<symbol, never>;

export type GetChanges = { 
/**
 * Where the device has got to; none asks for everything.
 */
cursor: Cursor | null, 
/**
 * The scheme version the device has.
 */
scheme: string | null, };

export type GetConnections = Record<symbol, never>;

export type GetCouncils = Record<symbol, never>;

export type GetExtensionQuote = { 
/**
 * Which stay.
 */
stay: StayId, 
/**
 * So many days more, or the new end.
 */
length: Length, };

export type GetHelped = Record<symbol, never>;

export type GetHelpers = Record<symbol, never>;

export type GetInbox = Record<symbol, never>;

export type GetInvitation = { 
/**
 * The council, as in the link.
 */
council: CouncilId, 
/**
 * The secret, as in the link.
 */
secret: string, };

export type GetLinks = Record<symbol, never>;

export type GetManyQuote = { 
/**
 * Up to 6 plates as typed, one to a line or with commas between them.
 */
plates: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * From when; the first time, where it is repeated.
 */
start: Start, 
/**
 * For how long, each time.
 */
length: Length, 
/**
 * Whether the same comes again every week, for as long as the scheme lets people plan ahead.
 */
repeat_weekly: boolean, };

export type GetNextCall = Record<symbol, never>;

export type GetOverview = Record<symbol, never>;

export type GetPaymentHistory = { 
/**
 * Of the year that begins on this day, as the history lists them; all of them where there is none.
 */
year: string | null, };

export type GetPaymentOutcome = { 
/**
 * The key in the page's address.
 */
attempt: string, };

export type GetQueue = Record<symbol, never>;

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

export type GetReceipt = { 
/**
 * Which order.
 */
order: OrderId, };

export type GetRefunds = Record<symbol, never>;

export type GetRegistration = Record<symbol, never>;

export type GetShop = Record<symbol, never>;

export type GetStayFeed = { 
/**
 * Where the device has got to; none asks for everything.
 */
cursor: FeedCursor | null, 
/**
 * The most stays wanted in one answer; the server may give fewer.
 */
limit: number | null, 
/**
 * The scheme version whose hours the device has.
 */
scheme: string | null, };

export type GetStayHistory = { 
/**
 * A plate, a part of one, or the name it is saved under; none for every stay.
 */
search: string | null, 
/**
 * A month as `2026-07`: only stays that cover some of it.
 */
month: string | null, 
/**
 * The last stay of the page before; none for the first page.
 */
before: StayId | null, 
/**
 * At most so many stays, 1 to 100; 20 where it is left out.
 */
limit: number | null, };

export type GetStayReceipt = { 
/**
 * Which stay.
 */
stay: StayId, };

export type GetSyncState = Record<symbol, never>;

export type GetVisits = Record<symbol, never>;

export type GetWhereToPark = { 
/**
 * A zone of the council; the holder's own where none is named.
 */
zone: ZoneId | null, };

export type Glance = { 
/**
 * Who.
 */
name: string, 
/**
 * When.
 */
at: string, };

export type Grace = { 
/**
 * The first moment at which that is not overlooked any longer.
 */
until: string, };

export type Ground = "documents" | "not_in_zone" | "not_eligible" | "not_main_home";

export type Help = { 
/**
 * Whom; the person's own permits where nobody is named.
 */
holder: HolderId | null, };

export type Helped = { 
/**
 * Whom the account helps.
 */
holders: Array<HelpedHolder>, };

export type HelpedHolder = { 
/**
 * The holder, as the header `x-helping` names it.
 */
holder: HolderId, 
/**
 * The name the permits are issued to.
 */
name: string | null, 
/**
 * The zone.
 */
zone: ZoneName | null, 
/**
 * Since when.
 */
since: string, };

export type Helper = { 
/**
 * The helper.
 */
id: HelperId, 
/**
 * Who it is, in the resident's words.
 */
name: string, 
/**
 * The address the invitation went to, in lower case.
 */
email: string, 
/**
 * When it was sent.
 */
invited_at: string, 
/**
 * The first moment at which it can no longer be accepted.
 */
until: string, 
/**
 * Who accepted it; none before that.
 */
joined: Joined | null, 
/**
 * When the helper last did something for the holder.
 */
used_at: string | null, };

export type HelperId = string;

export type HelperState = { "kind": "invited", 
/**
 * The first moment at which it no longer can be.
 */
until: string, } | { "kind": "over", 
/**
 * Since when it no longer can be.
 */
since: string, } | { "kind": "helping", 
/**
 * When.
 */
since: string, 
/**
 * When the helper last did something.
 */
used_at: string | null, };

export type HelperView = { 
/**
 * The helper.
 */
id: HelperId, 
/**
 * Who it is, in the resident's words.
 */
name: string, 
/**
 * Where the invitation went.
 */
email: string, 
/**
 * How far it has come.
 */
state: HelperState, };

export type Helpers = { 
/**
 * Those helpers.
 */
list: Array<Helper>, };

export type HelpersView = { 
/**
 * In the order in which they were invited.
 */
helpers: Array<HelperView>, 
/**
 * The most there may be, those counted who have not answered.
 */
most: number, };

export type Helping = { 
/**
 * Whom.
 */
holder: HolderId | null, };

export type Hints = { 
/**
 * The local days of the stay on which its zone asks for no permit while it lasts.
 */
free_days: Array<FreeDay>, 
/**
 * Where the stay begins while the zone is free: from when a permit is needed.
 */
needed_from: string | null, 
/**
 * Where the stay ends while the zone is free: until when a permit is needed.
 */
needed_until: string | null, 
/**
 * Stays of the same plate that end just before it begins, or begin just after it ends.
 */
adjoining: Array<Adjoining>, 
/**
 * How full it gets, where the zone allows only so many visitors at once and there are others.
 */
at_once: AtOnce | null, };

export type HolderHit = { 
/**
 * The holder.
 */
holder: HolderId, 
/**
 * The name.
 */
name: string, 
/**
 * The street, without the number of the house; the caller is asked for that.
 */
street: string | null, 
/**
 * The first half of the postcode; the caller is asked for the whole.
 */
district: string | null, 
/**
 * The zone, once an address has been accepted.
 */
zone: ZoneName | null, };

export type HolderId = string;

export type Home = { 
/**
 * House, street and town on one line.
 */
line: string, 
/**
 * The postcode, as `CB1 2AB`.
 */
postcode: string, 
/**
 * The Unique Property Reference Number, for an address from the council's list.
 */
uprn: string | null, 
/**
 * The zone it lies in; none where a person has to look.
 */
zone: ZoneId | null, };

export type Inbox = { 
/**
 * The letters.
 */
letters: Array<LetterView>, };

export type InvitationView = { 
/**
 * The council, by language.
 */
council: { [key in string]: string }, 
/**
 * The name the permits are issued to.
 */
from: string | null, 
/**
 * The first moment at which it can no longer be accepted.
 */
until: string, 
/**
 * The clock of the council, as an IANA name.
 */
timezone: string, };

export type InviteHelper = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Who it is, in the resident's words: at most 40 characters.
 */
name: string, 
/**
 * Where the invitation goes, as typed.
 */
email: string, };

export type Joined = { 
/**
 * The account that helps.
 */
account: string, 
/**
 * Since when.
 */
at: string, };

export type KeptPlates = { 
/**
 * The plates that are saved, by name.
 */
saved: Array<FamiliarPlate>, };

export type KnownCaller = { 
/**
 * The address, on one line.
 */
address: string | null, 
/**
 * The last three figures of the linked mobile.
 */
mobile_ends: string | null, 
/**
 * Whether the resident is written to about what is done here.
 */
is_written_to: boolean, 
/**
 * Where the holder stands with the council.
 */
registered: Registered, 
/**
 * The kinds of permit, with the visits left by their last day.
 */
products: Array<ProductView>, 
/**
 * The stays that have not ended, the soonest first.
 */
stays: Array<ConfirmedStay>, 
/**
 * The plates of the last visitors, the latest first. None is ever chosen for anybody.
 */
recent_plates: Array<string>, };

export type Lang = "en" | "cy";

export type LastTime = { 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * Its name, where it is saved under one.
 */
name: string | null, 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * How many days it was for; none where the scheme asks for an end.
 */
days: number | null, 
/**
 * For how many minutes it was asked; none where the scheme asks for days.
 */
minutes: number | null, };

export type LeaveByLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, };

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

export type LetterView = { 
/**
 * Its key.
 */
id: string, 
/**
 * To which address or number.
 */
to: string, 
/**
 * Whether it is a text message.
 */
text_message: boolean, 
/**
 * Its language.
 */
language: Lang, 
/**
 * What it is about; empty for a text.
 */
subject: string, 
/**
 * Its words.
 */
plain: string, 
/**
 * The link in it, if there is one.
 */
link: string | null, 
/**
 * What a real letter would have enclosed, by its file's name.
 */
enclosed: string | null, 
/**
 * When it was, or is to be, sent.
 */
at: string, 
/**
 * Whether it has been sent.
 */
sent: boolean, };

export type LineView = { 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * What a bundle is counted in.
 */
unit: Unit, 
/**
 * How many of those a bundle holds.
 */
bundle: number, 
/**
 * How many bundles.
 */
bundles: number, 
/**
 * What each costs, in pence.
 */
pence_each: number, 
/**
 * What they cost together, in pence.
 */
pence: number, };

export type LinkId = string;

export type LinkMobile = { 
/**
 * The number, as typed.
 */
mobile: string, 
/**
 * The account's password: whoever holds the number can choose a new one.
 */
password: string, };

export type LinkOffer = { 
/**
 * The permit.
 */
product: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * The most hours one stay may last; none where a visit ends by the council's rule.
 */
most_hours: number | null, };

export type LinkPage = { 
/**
 * The link: the hash of its secret.
 */
id: LinkId, 
/**
 * Whether the link can be used.
 */
standing: LinkStanding, 
/**
 * The council's name by language.
 */
council_name: { [key in string]: string }, 
/**
 * The clock all times are shown in, as an IANA name.
 */
timezone: string, 
/**
 * Where the visitor may park; none where the link was withdrawn.
 */
place: WhereToPark | null, 
/**
 * How many stays the link may still start.
 */
left: number, 
/**
 * The first moment at which it can be used no more.
 */
until: string, 
/**
 * How many hours one stay lasts; none where a visit ends by the council's rule.
 */
hours: number | null, };

export type LinkStanding = "open" | "withdrawn" | "used_up" | "expired" | "host_has_no_visits" | "host_not_registered" | "not_offered";

export type LinkStay = { 
/**
 * The stay.
 */
id: StayId, 
/**
 * The vehicle, with its space.
 */
plate: string, 
/**
 * The first moment covered.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * Where it stands in time.
 */
phase: Phase, };

export type LinkUse = { 
/**
 * The stay it started.
 */
stay: StayId, 
/**
 * Whether the stay was cancelled for its visits, so that the use counts no more.
 */
given_back: boolean, };

export type LinkView = { 
/**
 * The link.
 */
id: LinkId, 
/**
 * Whom it is for, in the resident's words; may be empty.
 */
name: string, 
/**
 * Which permit its visits are taken from.
 */
product: ProductId, 
/**
 * How many hours one stay lasts; none where a visit ends by the council's rule.
 */
hours: number | null, 
/**
 * How many stays it is good for in all.
 */
uses: number, 
/**
 * How many of them are left.
 */
left: number, 
/**
 * The first moment at which it can be used no more.
 */
until: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Whether it can be used.
 */
standing: LinkStanding, 
/**
 * The stays it started, oldest first, as far as they are recent.
 */
stays: Array<LinkStay>, };

export type Links = { 
/**
 * The links: those that can be used, the latest first, then the others.
 */
links: Array<LinkView>, 
/**
 * The permits a new link may be for; none where the council has no links.
 */
offers: Array<LinkOffer>, 
/**
 * The most stays one link is good for.
 */
most_uses: number, 
/**
 * Today, by the council's clock.
 */
today: string, 
/**
 * The latest day a new link may be good until.
 */
latest_day: string, 
/**
 * The most links that can be used at once.
 */
most_links: number, };

export type ListDevices = Record<symbol, never>;

export type LogIn = { 
/**
 * Whose account it is; the server's first council where none is named.
 */
council: CouncilId | null, 
/**
 * The account's e-mail address or linked mobile number.
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

export type MadeCalendar = { 
/**
 * The address a calendar program asks, told this once.
 */
address: string, 
/**
 * All connections from now on.
 */
connections: Connections, };

export type MadeLink = { 
/**
 * The link.
 */
link: LinkView, 
/**
 * Its address, with the secret behind `#`, where no server sees it. Nobody can be told it again.
 */
url: string, };

export type MadeToken = { 
/**
 * The token, told this once.
 */
token: string, 
/**
 * All connections from now on.
 */
connections: Connections, };

export type MadeWebhook = { 
/**
 * The secret that signs what is told, told this once: `whsec_` and base64.
 */
secret: string, 
/**
 * All connections from now on.
 */
connections: Connections, };

export type MakeCalendar = { 
/**
 * What to call it: "Phone". At most 80 characters.
 */
name: string, 
/**
 * The account's password: whoever has the address sees the stays.
 */
password: string, };

export type MakeLink = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Whom it is for, in the resident's words; may be empty. No visitor sees it.
 */
name: string, 
/**
 * How many stays it is to be good for.
 */
uses: number, 
/**
 * The last local day on which it can be used.
 */
last_day: string, 
/**
 * The kind of permit; may be left out where there is only one.
 */
product: ProductId | null, 
/**
 * How many hours one stay is to last, where the council asks for an end.
 */
hours: number | null, };

export type MakeToken = { 
/**
 * What to call it: "Home Assistant". At most 80 characters.
 */
name: string, 
/**
 * What it is to be good for.
 */
scopes: Scopes, 
/**
 * For how many days: 90 where none are named, 365 at most.
 */
days: number | null, 
/**
 * The account's password: a token is a way in of its own.
 */
password: string, };

export type MakeWebhook = { 
/**
 * Where to tell: `https`, and a place that everybody can reach.
 */
address: string, 
/**
 * What to tell.
 */
events: Events, 
/**
 * The account's password: plates are told there.
 */
password: string, };

export type ManyQuote = { 
/**
 * Each stay, in the order in which they would be made.
 */
stays: Array<Quote>, 
/**
 * Visits they cost in all.
 */
visits: number, 
/**
 * Visits there are today.
 */
left_before: number, 
/**
 * Visits there would be today afterwards.
 */
left_after: number, };

export type May = { 
/**
 * Begin a registration for each of these.
 */
begin: Array<Purpose>, 
/**
 * The first day on which a renewal can be begun, where it is still to come.
 */
renew_from: string | null, };

export type Method = "card" | "free";

export type MoreView = { 
/**
 * The first day on which more can be bought than now.
 */
day: string, 
/**
 * How many more than now.
 */
bundles: number, };

export type NewDevice = { 
/**
 * A name its owner would recognise: "App on Linux". At most 80 characters.
 */
name: string, 
/**
 * What it is.
 */
kind: DeviceKind, };

export type NextCall = { 
/**
 * The call that the telephone system has put through to this handler, if there is one that was not taken up yet.
 */
call: Ringing | null, };

export type NoticeBy = "off" | "email" | "text";

export type NoticeView = { 
/**
 * By which way.
 */
by: NoticeBy, 
/**
 * How many minutes before.
 */
minutes: number, };

export type Offer = { 
/**
 * Its key.
 */
product: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * What a bundle is counted in.
 */
unit: Unit, 
/**
 * How many of those a bundle holds.
 */
bundle: number, 
/**
 * What a bundle that is not free costs today, in pence; none while it is not on sale.
 */
pence: number | null, 
/**
 * How many of the next bundles cost nothing.
 */
free: number, 
/**
 * How many may still be bought, and from when more.
 */
allowance: AllowanceView, 
/**
 * Bundles of it in the basket.
 */
in_basket: number, 
/**
 * The most that can be in the basket.
 */
most: number, 
/**
 * For how many months a bundle can be used.
 */
valid_months: number, 
/**
 * The last day of a bundle bought today.
 */
last_day: string, 
/**
 * Whether what is unused can be paid back.
 */
refund: RefundRule, };

export type OnMove = "keep_visits" | "end_visits";

export type OnRecord = { 
/**
 * The name.
 */
name: string | null, 
/**
 * The address.
 */
address: string | null, };

export type OpenCaller = { 
/**
 * The holder who is believed to call.
 */
holder: HolderId, 
/**
 * When the call came in, where the telephone system says so; otherwise it is now.
 */
received_at?: string, };

export type OpenLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, };

export type OpenOrder = { 
/**
 * Which.
 */
case: OrderCase, };

export type OpenReview = { 
/**
 * Which.
 */
case: Case, };

export type Order = { 
/**
 * The order.
 */
id: OrderId, 
/**
 * What people and the payment provider call it.
 */
number: string, 
/**
 * What is bought, one line for each price.
 */
lines: Array<OrderLine>, 
/**
 * What it costs in all, in pence.
 */
pence: number, 
/**
 * When it was placed: the date of purchase, which year and validity are counted from.
 */
placed_at: string, 
/**
 * The account that placed it.
 */
account: string, 
/**
 * Where it was placed.
 */
channel: Channel, 
/**
 * A hash of the key in the address the payer comes back to. Means nothing to anybody but the server.
 */
back: string, 
/**
 * What the provider calls the payment, once that is known.
 */
payment: string | null, 
/**
 * Where it stands.
 */
state: OrderState, 
/**
 * What went back, or is to, oldest first.
 */
refunds: Array<Refund>, };

export type OrderCase = { 
/**
 * The holder.
 */
holder: HolderId, 
/**
 * The order.
 */
order: OrderId, };

export type OrderId = string;

export type OrderItem = { 
/**
 * Which.
 */
case: OrderCase, 
/**
 * The order.
 */
order: OrderView, };

export type OrderLine = { 
/**
 * The kind of permit.
 */
product: ProductId, 
/**
 * How many.
 */
bundles: number, 
/**
 * What each costs, in pence.
 */
pence_each: number, };

export type OrderState = { "state": "open" } | { "state": "paid", 
/**
 * When we learnt of it.
 */
at: string, 
/**
 * How it was paid.
 */
method: Method, } | { "state": "closed", 
/**
 * When we learnt of it.
 */
at: string, 
/**
 * Why.
 */
why: Failure, } | { "state": "returned", 
/**
 * When we learnt of it.
 */
at: string, };

export type OrderView = { 
/**
 * The order.
 */
id: OrderId, 
/**
 * What to call it.
 */
number: string, 
/**
 * When it was placed: the date of purchase.
 */
placed_at: string, 
/**
 * Who placed it; none where the account is closed.
 */
placed_by: string | null, 
/**
 * Where it was placed.
 */
channel: Channel, 
/**
 * What was bought.
 */
lines: Array<LineView>, 
/**
 * What it cost, in pence.
 */
pence: number, 
/**
 * Where it stands.
 */
state: OrderState, 
/**
 * Whether nobody can tell at the moment how the payment stands: the provider has not been heard of.
 */
unknown: boolean, 
/**
 * Until when it can be paid; none where that is over.
 */
pay_until: string | null, 
/**
 * What went back, or is to, oldest first.
 */
refunds: Array<RefundView>, };

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
 * The holder's zone, once an address has been accepted.
 */
zone: ZoneName | null, 
/**
 * Where the registration stands.
 */
registration: RegistrationStatus, 
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
 * Bundles in the basket.
 */
in_basket: number, 
/**
 * Orders whose payment is not settled, the latest first.
 */
open_orders: Array<OrderView>, 
/**
 * Requests that wait on the device or were refused, oldest first. Always empty from a server.
 */
requests: Array<PendingRequest>, 
/**
 * The plates the holder knows: the saved ones by name, then those used lately. Never chosen for anybody.
 */
plates: Array<FamiliarPlate>, 
/**
 * What the stay activated last was like, if there was one of late.
 */
last_time: LastTime | null, 
/**
 * The moment this describes.
 */
as_of: string, };

export type PagePicture = { 
/**
 * A JPEG, in base64.
 */
jpeg: string, };

export type Part = { "kind": "name", 
/**
 * As on the documents.
 */
name: string, } | { "kind": "listed", 
/**
 * Its UPRN.
 */
uprn: string, } | { "kind": "unlisted", 
/**
 * House, street and town.
 */
line: string, 
/**
 * The postcode, as typed.
 */
postcode: string, } | { "kind": "permit", 
/**
 * Its number; none where they have no such permit.
 */
number: string | null, };

export type PasskeyChallenge = { 
/**
 * What the answer is given with. It can be used once, within five minutes.
 */
ticket: string, 
/**
 * The options for `navigator.credentials`, as JSON (WebAuthn level 3, `parse…OptionsFromJSON`).
 */
options: string, };

export type PasskeyLogIn = { 
/**
 * Whose account it is.
 */
council: CouncilId, 
/**
 * What it was asked with.
 */
ticket: string, 
/**
 * The browser's answer, as JSON.
 */
credential: string, 
/**
 * What is logging in.
 */
device: NewDevice, };

export type PasskeyView = { 
/**
 * Its key.
 */
id: string, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * When it was made.
 */
since: string, };

export type PasswordReset = Record<symbol, never>;

export type Pay = { 
/**
 * Which order.
 */
order: OrderId, };

export type PaymentHistory = { 
/**
 * The orders, the latest first.
 */
orders: Array<OrderView>, 
/**
 * The years in which something was ordered, the latest first.
 */
years: Array<PaymentYear>, 
/**
 * What was paid for the orders shown, less what went back, in pence.
 */
paid: number, 
/**
 * The moment this describes.
 */
as_of: string, };

export type PaymentOutcome = { 
/**
 * What the order is called.
 */
number: string, 
/**
 * The council's name by language.
 */
council_name: { [key in string]: string }, 
/**
 * What was bought.
 */
lines: Array<LineView>, 
/**
 * What it cost, in pence.
 */
pence: number, 
/**
 * Where it stands.
 */
state: OrderState, 
/**
 * Whether nobody can tell at the moment how the payment stands.
 */
unknown: boolean, 
/**
 * Where the order was placed: whoever used the app goes back to it.
 */
channel: Channel, };

export type PaymentPage = { 
/**
 * Its address, at the payment provider. The app opens it in the system's browser by itself.
 */
url: string, };

export type PaymentYear = { 
/**
 * Its first day.
 */
first_day: string, 
/**
 * Its last day.
 */
last_day: string, };

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
 * The stay as it would be; the first, where several were asked for.
 */
stay: StayView, 
/**
 * The other stays asked for with it.
 */
also: Array<StayView>, 
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

export type PermitClaim = { 
/**
 * Its number; none where the applicant has no such permit.
 */
number: string | null, 
/**
 * Whether the council's record says that it is approved, at this address and in this name.
 */
on_record: boolean, };

export type PermitHours = { 
/**
 * Days that follow each other, from 1 for Monday to 7 for Sunday.
 */
days: Array<DayRun>, 
/**
 * From this local time, as `09:00`.
 */
from: string, 
/**
 * Until just before this local time.
 */
to: string, };

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
 * The e-mail address they log in with, if they have one.
 */
email: string | null, 
/**
 * What they may do.
 */
role: Role, 
/**
 * The permit holder they act for; none for staff.
 */
holder: HolderId | null, };

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

export type PlateCheck = { 
/**
 * The plate, as it was understood.
 */
plate: Plate, 
/**
 * Whether the vehicle may stand there.
 */
allowed: boolean, 
/**
 * By what right.
 */
kind: RightKind, 
/**
 * The zone.
 */
zone: ZoneName, 
/**
 * The first moment covered by the stay.
 */
started_at: string | null, 
/**
 * The first moment at which it may stand there no longer.
 */
until: string | null, 
/**
 * The plate that the stay had before, where it was corrected.
 */
corrected_from: CorrectedFrom | null, 
/**
 * Where a stay has just ended: until when that is to be overlooked.
 */
grace: Grace | null, 
/**
 * Where none is allowed: the start of a stay that is about to begin.
 */
begins: string | null, 
/**
 * Where it is not allowed: plates with a stay in the zone that are nearly this one. Only advice to look again; none
 * of them lets this vehicle stand there.
 */
near_matches: Array<PlateSuggestion>, 
/**
 * The moment asked about.
 */
about: string, 
/**
 * When this was so.
 */
as_of: string, };

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
 * What a bundle counts.
 */
unit: Unit, 
/**
 * Units in a bundle.
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
 * Bundles that may still be bought, and from when more.
 */
allowance: AllowanceView, };

export type ProductVisits = { 
/**
 * The kind of permit.
 */
id: ProductId, 
/**
 * Its name by language.
 */
name: { [key in string]: string }, 
/**
 * What a visit counts.
 */
unit: Unit, 
/**
 * Visits that can be used today.
 */
visits_left: number, 
/**
 * Those visits by the last day they can be used, soonest first.
 */
visits_until: Array<VisitsUntil>, };

export type Proof = { "kind": "code", 
/**
 * What it was asked for with.
 */
ticket: string, 
/**
 * Six digits.
 */
code: string, } | { "kind": "link", 
/**
 * That secret.
 */
secret: string, };

export type Purpose = "first" | "renewal" | "move" | "name";

export type Question = "postcode" | "house" | "email" | "mobile" | "last_plate";

export type Queue = { 
/**
 * What waits, the longest waiting first; at most 200.
 */
waiting: Array<QueueItem>, 
/**
 * How many wait in all.
 */
waiting_in_all: number, 
/**
 * How many have waited longer than the council means to let them.
 */
overdue: number, 
/**
 * Within how many hours the council means to answer.
 */
target_hours: number, 
/**
 * What was decided lately, the latest first; at most 20.
 */
decided: Array<QueueItem>, 
/**
 * The moment this describes.
 */
as_of: string, };

export type QueueItem = { 
/**
 * Which.
 */
case: Case, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The applicant.
 */
name: string, 
/**
 * The address.
 */
address: string, 
/**
 * Where it stands.
 */
standing: Standing, 
/**
 * Since when it waits.
 */
submitted_at: string, 
/**
 * Whether it has waited too long.
 */
overdue: boolean, 
/**
 * Who else has it open, and since when, if somebody looked at it in the last minutes.
 */
seen_by: Glance | null, };

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
zone_is_free: boolean, 
/**
 * What else to know before agreeing to it.
 */
hints: Hints, };

export type QuoteByLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, 
/**
 * As typed.
 */
plate: string, 
/**
 * A stay of this link's that is to have this plate instead; none for a new one.
 */
stay: StayId | null, };

export type ReadBack = { 
/**
 * What the stay would be and cost.
 */
quote: Quote, 
/**
 * The start that was understood: what `desk_activate` takes.
 */
start: Start, 
/**
 * The length that was understood: what `desk_activate` takes.
 */
length: Length, 
/**
 * The end the caller asked for, where it was one and the stay lasts longer.
 */
asked_until: string | null, 
/**
 * The plate in the words of the telephone: `Alpha Bravo 1 2 Charlie`.
 */
spelled: string, 
/**
 * When the call came in, as it will be on record.
 */
received_at: string, };

export type ReadPlate = { 
/**
 * As typed.
 */
plate: string, };

export type ReceiptSent = Record<symbol, never>;

export type Refund = { 
/**
 * The refund.
 */
id: RefundId, 
/**
 * What goes back, in pence.
 */
pence: number, 
/**
 * The visits given up for it, by bundle.
 */
visits: Array<Spend>, 
/**
 * Why.
 */
ground: RefundGround, 
/**
 * Who asked for it; none where the rules did.
 */
requested_by: string | null, 
/**
 * When.
 */
requested_at: string, 
/**
 * Where it stands.
 */
state: RefundState, };

export type RefundGround = { "ground": "reason", 
/**
 * Those words.
 */
reason: string, } | { "ground": "allowance_gone" };

export type RefundId = string;

export type RefundItem = { 
/**
 * Of which order.
 */
case: OrderCase, 
/**
 * That order's number.
 */
number: string, 
/**
 * The refund.
 */
refund: StaffRefund, };

export type RefundProgress = "requested" | "agreed" | "done" | "declined";

export type RefundRule = "never" | "unused";

export type RefundState = { "state": "requested" } | { "state": "approved", 
/**
 * Who agreed; none where the rules did.
 */
by: string | null, 
/**
 * When.
 */
at: string, } | { "state": "sent", 
/**
 * Who agreed.
 */
by: string | null, 
/**
 * When it was last asked.
 */
at: string, 
/**
 * What could still be refunded of the payment before, in pence.
 */
refundable: number, } | { "state": "done", 
/**
 * When we learnt of it.
 */
at: string, 
/**
 * What the provider calls it.
 */
provider: string | null, } | { "state": "declined", 
/**
 * When.
 */
at: string, 
/**
 * Who; none where the provider did.
 */
by: string | null, 
/**
 * Why.
 */
note: string, };

export type RefundView = { 
/**
 * The refund.
 */
id: RefundId, 
/**
 * How much, in pence.
 */
pence: number, 
/**
 * For how many visits or hours.
 */
units: number, 
/**
 * Why.
 */
ground: RefundGround, 
/**
 * When it was asked for.
 */
requested_at: string, 
/**
 * How far it is.
 */
progress: RefundProgress, 
/**
 * When that came about.
 */
at: string, };

export type Refunds = { 
/**
 * What waits for somebody to agree, or for the provider, the oldest first.
 */
under_way: Array<RefundItem>, 
/**
 * The moment this describes.
 */
as_of: string, };

export type Registered = { "state": "not" } | { "state": "exempt" } | { "state": "until", 
/**
 * The last day.
 */
last_day: string, } | { "state": "lapsed", 
/**
 * The last day it was valid.
 */
last_day: string, };

export type Registration = { 
/**
 * The registration.
 */
id: RegistrationId, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The applicant's full name, as on the documents.
 */
name: string | null, 
/**
 * The address applied for.
 */
home: Home | null, 
/**
 * What the applicant says about a resident permit; none before they were asked.
 */
permit: PermitClaim | null, 
/**
 * The documents, in the order in which they were added.
 */
evidence: Array<Evidence>, 
/**
 * Where it stands.
 */
standing: Standing, 
/**
 * When it was begun.
 */
began_at: string, 
/**
 * When it was last sent to the council.
 */
submitted_at: string | null, 
/**
 * What was refused in the registration it repeats, and has to be given anew.
 */
redo?: { [key in EvidenceKind]?: Shortcoming }, 
/**
 * What undoing the decision restores.
 */
before?: Before | null, };

export type RegistrationId = string;

export type RegistrationStatus = { 
/**
 * Whether the holder is registered.
 */
registered: Registered, 
/**
 * The address on record.
 */
home: Home | null, 
/**
 * The name on record.
 */
name: string | null, 
/**
 * What may be applied for now.
 */
may: May, 
/**
 * The latest registration, whatever became of it.
 */
latest: RegistrationView | null, 
/**
 * What proves an address here.
 */
evidence_rules: Array<EvidenceRule>, 
/**
 * Whether an approved resident permit stands for a registration here.
 */
resident_permit_exempts: boolean, 
/**
 * Within how many hours the council means to answer.
 */
target_hours: number, 
/**
 * Months a registration lasts.
 */
valid_months: number, 
/**
 * What becomes of visits already bought on a move.
 */
on_move: OnMove, 
/**
 * What nobody can do whose registration has lapsed.
 */
lapse_blocks: Array<Blocked>, };

export type RegistrationView = { 
/**
 * The registration.
 */
id: RegistrationId, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The applicant's name.
 */
name: string | null, 
/**
 * The address applied for.
 */
home: Home | null, 
/**
 * The zone that address lies in, where it is known.
 */
zone: ZoneName | null, 
/**
 * The number of the resident permit; none where there is none, or nobody was asked.
 */
permit_number: string | null, 
/**
 * Whether the applicant was asked about a resident permit.
 */
permit_asked: boolean, 
/**
 * Whether the council's record proves the address.
 */
permit_on_record: boolean, 
/**
 * The documents.
 */
evidence: Array<Evidence>, 
/**
 * Kinds of document that were refused last time, and why.
 */
redo: { [key in EvidenceKind]?: Shortcoming }, 
/**
 * Where it stands.
 */
standing: Standing, 
/**
 * What is left to do.
 */
tasks: Tasks, 
/**
 * Whether it can still be changed.
 */
open: boolean, 
/**
 * When it was last sent.
 */
submitted_at: string | null, };

export type Reject = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which.
 */
case: Case, 
/**
 * Why.
 */
ground: Ground, 
/**
 * What is wrong with which document.
 */
refused: { [key in EvidenceId]: Shortcoming }, 
/**
 * A remark for the applicant; may be empty.
 */
note: string, };

export type RemoveEvidence = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which document.
 */
evidence: EvidenceId, };

export type RemoveHelper = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Whom.
 */
helper: HelperId, };

export type RemovePasskey = { 
/**
 * Which, as listed.
 */
id: string, };

export type RequestId = string;

export type RequestRefund = { 
/**
 * The request's own name; the refund takes it over.
 */
request: RequestId, 
/**
 * Which order.
 */
case: OrderCase, 
/**
 * One bundle of it only.
 */
bundle: BundleId | null, 
/**
 * Why: the resident reads it too.
 */
reason: string, };

export type ResetPassword = { 
/**
 * The council; the server's first where none is named.
 */
council: CouncilId | null, 
/**
 * The proof.
 */
proof: Proof, 
/**
 * The new password: 12 to 128 characters.
 */
password: string, };

export type ReviewCase = { 
/**
 * Which.
 */
case: Case, 
/**
 * The application.
 */
registration: RegistrationView, 
/**
 * How the holder stands so far.
 */
registered: Registered, 
/**
 * The name and the address on record so far.
 */
on_record: OnRecord | null, 
/**
 * What the council's list says of the address.
 */
address: AddressMatch, 
/**
 * The zones to choose from.
 */
zones: Array<ZoneName>, 
/**
 * What proves an address here.
 */
evidence_rules: Array<EvidenceRule>, 
/**
 * Whether it can be decided now.
 */
decidable: boolean, 
/**
 * Until when the last decision can be taken back, if it can.
 */
undo_until: string | null, 
/**
 * Who else has it open.
 */
seen_by: Glance | null, 
/**
 * What has happened, oldest first.
 */
history: Array<Event>, 
/**
 * The next that waits, for going on without the queue.
 */
next: Case | null, 
/**
 * The moment this describes.
 */
as_of: string, };

export type RevokeDevice = { 
/**
 * Which device, as listed.
 */
device: string, };

export type RightKind = "visitor_stay" | "zone_free" | "nothing";

export type Ringing = { 
/**
 * The caller's number, as the telephone system tells it.
 */
number: string, 
/**
 * When it came in.
 */
received_at: string, };

export type Role = "resident" | "reviewer" | "call_handler" | "helper";

export type SavePlate = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * As typed.
 */
plate: string, 
/**
 * Whose it is, in the resident's words; may be empty.
 */
name: string, };

export type SaveRegistration = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * The part.
 */
part: Part, };

export type Saved = { "outcome": "kept", 
/**
 * What it is called there.
 */
name: string, 
/**
 * Where it is.
 */
folder: Folder, } | { "outcome": "not_kept", 
/**
 * Why.
 */
problem: Problem, };

export type SavedPlate = { 
/**
 * The plate.
 */
vrn: Vrn, 
/**
 * Whose it is, in the resident's own words. May be empty.
 */
name: string, 
/**
 * When it was last used, or named.
 */
used_at: string, };

export type SavedPlates = { 
/**
 * Those plates.
 */
kept: Array<SavedPlate>, };

export type Scopes = { 
/**
 * See visits left and current stays.
 */
reading: boolean, 
/**
 * Activate, correct and end visits.
 */
activating: boolean, };

export type SeePage = { 
/**
 * Of which case.
 */
case: Case, 
/**
 * Of which document.
 */
evidence: EvidenceId, 
/**
 * Which page, from 1.
 */
page: number, };

export type SendReceipt = { 
/**
 * Which order.
 */
order: OrderId, };

export type SendText = { 
/**
 * To which council's number; the first council's where none is named.
 */
council: CouncilId | null, 
/**
 * The number of the mobile.
 */
from: string, 
/**
 * What it says.
 */
words: string, };

export type Sent = { 
/**
 * What the code is given with.
 */
ticket: string, 
/**
 * How it travels.
 */
by: Carriage, 
/**
 * Until when the code can be used.
 */
until: string, };

export type SetLanguage = { 
/**
 * The language of letters from now on.
 */
language: Lang, };

export type SetNotice = { 
/**
 * By which way to be told before a visit ends, or not at all.
 */
by: NoticeBy, 
/**
 * How many minutes before: 15, 30 or 60.
 */
minutes: number, };

export type Shop = { 
/**
 * The council.
 */
council: CouncilId, 
/**
 * Its name by language.
 */
council_name: { [key in string]: string }, 
/**
 * Why nothing at all can be bought now; none where something can.
 */
hindrance: Problem | null, 
/**
 * The kinds of permit.
 */
offers: Array<Offer>, 
/**
 * What is in the basket.
 */
basket: BasketView, 
/**
 * Orders whose payment is not settled, the latest first.
 */
open: Array<OrderView>, 
/**
 * The moment this describes.
 */
as_of: string, };

export type Shortcoming = "unreadable" | "incomplete" | "wrong_kind" | "other_name" | "other_address" | "too_old" | "term_too_short" | "altered";

export type SignUp = { 
/**
 * Whose account it is to be.
 */
council: CouncilId, 
/**
 * An e-mail address or a mobile number.
 */
contact: string, 
/**
 * How to greet the person.
 */
name: string, 
/**
 * The password: 12 to 128 characters.
 */
password: string, 
/**
 * The language of letters.
 */
language: Lang, };

export type Spend = { 
/**
 * The bundle.
 */
bundle: BundleId, 
/**
 * How many.
 */
visits: number, };

export type StaffOrder = { 
/**
 * Which.
 */
case: OrderCase, 
/**
 * The order.
 */
order: OrderView, 
/**
 * What the payment provider calls the payment.
 */
payment: string | null, 
/**
 * The holder's name on record, where there is one.
 */
holder_name: string | null, 
/**
 * What became of its bundles.
 */
bundles: Array<BundleView>, 
/**
 * What could be paid back now if it were asked for, in pence; 0 where nothing can be.
 */
refundable: number, 
/**
 * Its refunds, oldest first.
 */
refunds: Array<StaffRefund>, 
/**
 * The moment this describes.
 */
as_of: string, };

export type StaffRefund = { 
/**
 * The refund.
 */
id: RefundId, 
/**
 * How much, in pence.
 */
pence: number, 
/**
 * For how many visits or hours.
 */
units: number, 
/**
 * Why.
 */
ground: RefundGround, 
/**
 * Who asked for it, by name; none where the rules did.
 */
requested_by: string | null, 
/**
 * When.
 */
requested_at: string, 
/**
 * How far it is.
 */
progress: RefundProgress, 
/**
 * When that came about.
 */
at: string, 
/**
 * Who decided, by name.
 */
decided_by: string | null, 
/**
 * What was said with a no.
 */
note: string | null, 
/**
 * Whether whoever looks may decide upon it: somebody else asked for it.
 */
may_decide: boolean, };

export type Standing = { "state": "draft" } | { "state": "submitted", 
/**
 * Since when.
 */
at: string, 
/**
 * When an answer may be expected.
 */
answer_by: string, } | { "state": "more_needed", 
/**
 * When it asked.
 */
at: string, 
/**
 * For which kind; none leaves the choice.
 */
kind: EvidenceKind | null, 
/**
 * The reviewer's words.
 */
note: string, } | { "state": "approved", 
/**
 * When.
 */
at: string, 
/**
 * The last day of the registration; none where it needs no renewal.
 */
until: string | null, } | { "state": "rejected", 
/**
 * When.
 */
at: string, 
/**
 * Why.
 */
ground: Ground, 
/**
 * The reviewer's words; may be empty.
 */
note: string, } | { "state": "withdrawn", 
/**
 * When.
 */
at: string, };

export type Start = { "kind": "now" } | { "kind": "at", 
/**
 * Local wall-clock time, without offset.
 */
local: string, };

export type StartPasskey = { 
/**
 * The account's password: a passkey is a way in of its own.
 */
password: string, };

export type StartPasskeyLogIn = { 
/**
 * Whose account it is.
 */
council: CouncilId, };

export type StartUpload = { 
/**
 * The request's own name; the document takes it over. Asked again, it tells how far the upload has got.
 */
request: RequestId, 
/**
 * What the document is.
 */
kind: EvidenceKind, 
/**
 * A bill's own date, or the first day of a tenancy.
 */
dated: string | null, 
/**
 * The last day of a tenancy.
 */
until: string | null, 
/**
 * How many bytes it has.
 */
bytes: number, };

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
corrections: Array<Correction>, 
/**
 * Ends it had before, oldest first: the trail an appeal needs.
 */
ends?: Array<EndChange>, 
/**
 * When the call came in that asked for it, where it was a call.
 */
received_at?: string, 
/**
 * The helper who activated it; none where it was the resident, or somebody at the resident's word.
 */
helper?: StayHelper, };

export type StayAnswer = { "standing": "confirmed", 
/**
 * The stay as it is.
 */
stay: ConfirmedStay, } | { "standing": "requested", 
/**
 * The stay as it would be.
 */
request: PendingRequest, };

export type StayByLink = { 
/**
 * What stands behind `#` in the link's address.
 */
secret: string, 
/**
 * Which stay.
 */
stay: StayId, };

export type StayEventKind = "stay.activated" | "stay.changed" | "stay.cancelled" | "stay.ended" | "test";

export type StayFeed = { 
/**
 * Where the device has got to when it has taken these over.
 */
cursor: FeedCursor, 
/**
 * Whether what the device holds is to be thrown away first.
 */
reset: boolean, 
/**
 * The stays, each as it is from now on.
 */
stays: Array<FeedStay>, 
/**
 * Whether there are more to ask for.
 */
more: boolean, 
/**
 * The hours of the zones, where the device has another version or none.
 */
hours: FeedHours | null, 
/**
 * When this was so.
 */
as_of: string, };

export type StayHelper = { 
/**
 * The helper.
 */
id: HelperId, 
/**
 * The name.
 */
name: string, };

export type StayHistory = { 
/**
 * The stays, the latest to start first.
 */
stays: Array<ConfirmedStay>, 
/**
 * Whether there are more before them.
 */
more: boolean, 
/**
 * The moment this describes.
 */
as_of: string, };

export type StayId = string;

export type StayProof = { 
/**
 * The council's key.
 */
council: CouncilId, 
/**
 * The council's name by language.
 */
council_name: { [key in string]: string }, 
/**
 * The clock its times are shown in, as an IANA name.
 */
timezone: string, 
/**
 * The vehicle that is covered.
 */
plate: Plate, 
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
 * How it was activated.
 */
channel: Channel, 
/**
 * When.
 */
activated_at: string, 
/**
 * When the call came in that asked for it, where it was a call.
 */
received_at: string | null, 
/**
 * When it was cancelled, if it was: then it covers nobody.
 */
cancelled_at: string | null, 
/**
 * When it was stopped early, if it was.
 */
stopped_at: string | null, 
/**
 * Plates it had before, oldest first.
 */
corrections: Array<CorrectionView>, 
/**
 * Ends it had before, oldest first.
 */
ends: Array<EndView>, 
/**
 * The moment at which the record said so.
 */
as_of: string, };

export type StayReceipt = { 
/**
 * What anybody can check it by. Whoever has it sees the proof, and nothing else.
 */
code: string, 
/**
 * The address at which it can be checked.
 */
url: string, 
/**
 * What it proves.
 */
proof: StayProof, };

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
corrections: Array<CorrectionView>, 
/**
 * Ends it had before, oldest first.
 */
ends: Array<EndView>, 
/**
 * When it was stopped early, if it was.
 */
stopped_at: string | null, 
/**
 * When the call came in that asked for it, where it was a call.
 */
received_at: string | null, 
/**
 * The helper who activated it, as the resident calls them; none where no helper did.
 */
helper: string | null, };

export type StaysAnswer = { "standing": "confirmed", 
/**
 * The stays as they are.
 */
stays: Array<ConfirmedStay>, } | { "standing": "requested", 
/**
 * The stays as they would be.
 */
request: PendingRequest, };

export type StopHelping = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Whom to help no longer.
 */
holder: HolderId, };

export type StopStay = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which stay.
 */
stay: StayId, };

export type StreetView = { 
/**
 * Its name, as on its sign.
 */
name: string, 
/**
 * The kinds of bay, each by language. English is always there.
 */
bays: Array<{ [key in string]: string }>, 
/**
 * What else is to be known, by language.
 */
note: { [key in string]: string } | null, };

export type SubmitRegistration = { 
/**
 * The request's own name.
 */
request: RequestId, };

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

export type Task = "to_do" | "done" | "not_needed";

export type Tasks = { 
/**
 * The applicant's name.
 */
name: Task, 
/**
 * The address.
 */
home: Task, 
/**
 * Whether the applicant holds a resident permit.
 */
permit: Task, 
/**
 * The proof.
 */
evidence: Task, };

export type TestWebhook = { 
/**
 * Which, as listed.
 */
id: string, };

export type TextAnswer = { 
/**
 * The text that comes back; none where nothing does.
 */
reply: string | null, 
/**
 * When.
 */
at: string, };

export type TokenView = { 
/**
 * Its key.
 */
id: string, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * What it is good for.
 */
scopes: Scopes, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * The first moment at which it is good for nothing any more.
 */
until: string, 
/**
 * The local day on which it was last used.
 */
used_on: string | null, };

export type UndoReview = { 
/**
 * The request's own name.
 */
request: RequestId, 
/**
 * Which.
 */
case: Case, };

export type Unit = "visit" | "hour";

export type UnlinkMobile = Record<symbol, never>;

export type Upload = { 
/**
 * The document it is to become.
 */
upload: EvidenceId, 
/**
 * Bytes that have arrived: the place of the next part.
 */
received: number, 
/**
 * The most bytes in a part.
 */
part_bytes: number, };

export type UploadPart = { 
/**
 * Which upload.
 */
upload: EvidenceId, 
/**
 * The place of the part's first byte.
 */
offset: number, 
/**
 * The bytes, in base64 with padding.
 */
data: string, };

export type VisitorLink = { 
/**
 * The link: the hash of its secret.
 */
id: LinkId, 
/**
 * Whom it is for, in the resident's own words. May be empty; no visitor sees it.
 */
name: string, 
/**
 * Which permit its visits are taken from.
 */
product: ProductId, 
/**
 * How many hours one stay lasts; none where a visit ends by the scheme's rule.
 */
hours: number | null, 
/**
 * How many stays it is good for.
 */
uses: number, 
/**
 * The first moment at which it starts no stay any more.
 */
until: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * When it was withdrawn, if it was.
 */
withdrawn_at: string | null, 
/**
 * What it was used for, oldest first.
 */
used: Array<LinkUse>, };

export type VisitorQuote = { 
/**
 * The vehicle.
 */
plate: Plate, 
/**
 * Where.
 */
zone: ZoneName, 
/**
 * The first moment covered, if it were started now.
 */
start: string, 
/**
 * The first moment no longer covered.
 */
end: string, 
/**
 * Whether nobody needs a permit there all that time: then none can be started.
 */
zone_is_free: boolean, 
/**
 * When else none is needed. Of other stays nothing is said.
 */
hints: Hints, };

export type VisitorStay = { 
/**
 * The stay.
 */
id: StayId, 
/**
 * The vehicle.
 */
plate: Plate, 
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
 * Where it stands in time.
 */
phase: Phase, 
/**
 * Until when its plate may be corrected here; none if that is over.
 */
correct_until: string | null, 
/**
 * Whether it can be ended early here.
 */
can_leave: boolean, 
/**
 * What anybody can check it by.
 */
code: string, 
/**
 * The address at which it can be checked.
 */
receipt: string, };

export type Visits = { 
/**
 * The zone, once an address has been accepted.
 */
zone: ZoneName | null, 
/**
 * Visits that can be used today, all kinds of permit together.
 */
visits_left: number, 
/**
 * The same for each kind of permit.
 */
products: Array<ProductVisits>, 
/**
 * Confirmed stays that stand and have not ended, the soonest to start first.
 */
stays: Array<ConfirmedStay>, 
/**
 * The moment this describes.
 */
as_of: string, };

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

export type WebhookView = { 
/**
 * Its key.
 */
id: string, 
/**
 * The address.
 */
address: string, 
/**
 * What it is told.
 */
events: Events, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Since when it is told nothing, because it did not answer for a day. A test that arrives ends that.
 */
stopped_at: string | null, 
/**
 * What was last sent, the latest first.
 */
deliveries: Array<DeliveryView>, };

export type WhereToPark = { 
/**
 * The zone.
 */
zone: ZoneName, 
/**
 * When a permit is needed, in the order of the week; none means at all times.
 */
hours: Array<PermitHours>, 
/**
 * Local days to come on which none is needed, soonest first.
 */
free_days: Array<string>, 
/**
 * The streets, by name; none where the council has not listed them.
 */
streets: Array<StreetView>, };

export type Window = { "kind": "fixed_year", 
/**
 * Month of the first day, 1 to 12.
 */
month: number, 
/**
 * The first day, 1 to 28.
 */
day: number, } | { "kind": "rolling", 
/**
 * So many months.
 */
months: number, } | { "kind": "per_purchase", 
/**
 * So many months.
 */
months: number, } | { "kind": "anniversary" } | { "kind": "calendar_month" };

export type WithdrawLink = { 
/**
 * The request's own name, made by the asker and kept for every further try.
 */
request: RequestId, 
/**
 * Which link.
 */
link: LinkId, };

export type WithdrawRegistration = { 
/**
 * The request's own name.
 */
request: RequestId, };

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
  councils: { input: GetCouncils; output: Councils };
  sign_up: { input: SignUp; output: Sent };
  confirm: { input: Confirm; output: Confirmed };
  forgot_password: { input: ForgotPassword; output: Sent };
  reset_password: { input: ResetPassword; output: PasswordReset };
  start_passkey_log_in: { input: StartPasskeyLogIn; output: PasskeyChallenge };
  passkey_log_in: { input: PasskeyLogIn; output: LoggedIn };
  demo_inbox: { input: GetInbox; output: Inbox };
  demo_text: { input: SendText; output: TextAnswer };
  log_out: { input: LogOut; output: LoggedOut };
  list_devices: { input: ListDevices; output: Devices };
  revoke_device: { input: RevokeDevice; output: Devices };
  account: { input: GetAccount; output: AccountView };
  change_password: { input: ChangePassword; output: AccountView };
  change_email: { input: ChangeEmail; output: Sent };
  link_mobile: { input: LinkMobile; output: Sent };
  unlink_mobile: { input: UnlinkMobile; output: AccountView };
  set_language: { input: SetLanguage; output: AccountView };
  set_notice: { input: SetNotice; output: AccountView };
  start_passkey: { input: StartPasskey; output: PasskeyChallenge };
  add_passkey: { input: AddPasskey; output: AccountView };
  remove_passkey: { input: RemovePasskey; output: AccountView };
  export_data: { input: ExportData; output: Export };
  close_account: { input: CloseAccount; output: Closed };
  registration: { input: GetRegistration; output: RegistrationStatus };
  find_address: { input: FindAddress; output: FoundAddresses };
  begin_registration: { input: BeginRegistration; output: RegistrationStatus };
  save_registration: { input: SaveRegistration; output: RegistrationStatus };
  start_upload: { input: StartUpload; output: Upload };
  upload_part: { input: UploadPart; output: Upload };
  finish_upload: { input: FinishUpload; output: RegistrationStatus };
  remove_evidence: { input: RemoveEvidence; output: RegistrationStatus };
  submit_registration: { input: SubmitRegistration; output: RegistrationStatus };
  withdraw_registration: { input: WithdrawRegistration; output: RegistrationStatus };
  review_queue: { input: GetQueue; output: Queue };
  open_review: { input: OpenReview; output: ReviewCase };
  see_page: { input: SeePage; output: PagePicture };
  approve: { input: Approve; output: ReviewCase };
  reject: { input: Reject; output: ReviewCase };
  ask_more: { input: AskMore; output: ReviewCase };
  undo_review: { input: UndoReview; output: ReviewCase };
  find_orders: { input: FindOrders; output: FoundOrders };
  open_order: { input: OpenOrder; output: StaffOrder };
  refunds: { input: GetRefunds; output: Refunds };
  request_refund: { input: RequestRefund; output: StaffOrder };
  approve_refund: { input: ApproveRefund; output: StaffOrder };
  decline_refund: { input: DeclineRefund; output: StaffOrder };
  find_holders: { input: FindHolders; output: FoundHolders };
  open_caller: { input: OpenCaller; output: CallerCard };
  check_identity: { input: CheckIdentity; output: CallerCard };
  desk_quote: { input: DeskQuote; output: ReadBack };
  desk_activate: { input: DeskActivate; output: StayAnswer };
  desk_correct: { input: DeskCorrect; output: StayAnswer };
  desk_cancel: { input: DeskCancel; output: StayAnswer };
  next_call: { input: GetNextCall; output: NextCall };
  shop: { input: GetShop; output: Shop };
  fill_basket: { input: FillBasket; output: Shop };
  checkout: { input: Checkout; output: OrderView };
  pay: { input: Pay; output: PaymentPage };
  check_order: { input: CheckOrder; output: OrderView };
  cancel_order: { input: CancelOrder; output: OrderView };
  payment_history: { input: GetPaymentHistory; output: PaymentHistory };
  export_payments: { input: ExportPayments; output: File };
  receipt: { input: GetReceipt; output: File };
  send_receipt: { input: SendReceipt; output: ReceiptSent };
  payment_outcome: { input: GetPaymentOutcome; output: PaymentOutcome };
  overview: { input: GetOverview; output: Overview };
  read_plate: { input: ReadPlate; output: Plate };
  quote: { input: GetQuote; output: Quote };
  activate: { input: Activate; output: StayAnswer };
  quote_many: { input: GetManyQuote; output: ManyQuote };
  activate_many: { input: ActivateMany; output: StaysAnswer };
  stop_stay: { input: StopStay; output: StayAnswer };
  quote_extension: { input: GetExtensionQuote; output: ExtensionQuote };
  extend_stay: { input: ExtendStay; output: StayAnswer };
  save_plate: { input: SavePlate; output: KeptPlates };
  forget_plate: { input: ForgetPlate; output: KeptPlates };
  stay_history: { input: GetStayHistory; output: StayHistory };
  stay_receipt: { input: GetStayReceipt; output: StayReceipt };
  print_stay_receipt: { input: GetStayReceipt; output: File };
  check_receipt: { input: CheckReceipt; output: StayProof };
  links: { input: GetLinks; output: Links };
  make_link: { input: MakeLink; output: MadeLink };
  withdraw_link: { input: WithdrawLink; output: Links };
  open_link: { input: OpenLink; output: LinkPage };
  quote_by_link: { input: QuoteByLink; output: VisitorQuote };
  activate_by_link: { input: ActivateByLink; output: VisitorStay };
  stay_by_link: { input: StayByLink; output: VisitorStay };
  correct_by_link: { input: CorrectByLink; output: VisitorStay };
  leave_by_link: { input: LeaveByLink; output: VisitorStay };
  correct: { input: Correct; output: StayAnswer };
  cancel: { input: Cancel; output: StayAnswer };
  where_to_park: { input: GetWhereToPark; output: WhereToPark };
  check_plate: { input: CheckPlate; output: PlateCheck };
  stay_feed: { input: GetStayFeed; output: StayFeed };
  changes: { input: GetChanges; output: Changes };
  visits: { input: GetVisits; output: Visits };
  connections: { input: GetConnections; output: Connections };
  make_token: { input: MakeToken; output: MadeToken };
  make_calendar: { input: MakeCalendar; output: MadeCalendar };
  make_webhook: { input: MakeWebhook; output: MadeWebhook };
  test_webhook: { input: TestWebhook; output: Connections };
  end_connection: { input: EndConnection; output: Connections };
  helpers: { input: GetHelpers; output: HelpersView };
  invite_helper: { input: InviteHelper; output: HelpersView };
  remove_helper: { input: RemoveHelper; output: HelpersView };
  invitation: { input: GetInvitation; output: InvitationView };
  accept_invitation: { input: AcceptInvitation; output: Helped };
  helped: { input: GetHelped; output: Helped };
  stop_helping: { input: StopHelping; output: Helped };
  help: { input: Help; output: Helping };
  sync_state: { input: GetSyncState; output: SyncState };
  dismiss: { input: Dismiss; output: Dismissed };
}
