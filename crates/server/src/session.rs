//! Sessions: who a request comes from. The token is opaque, goes to the device once, and is kept here only as a hash.
//!
//! The app sends it as `Authorization: Bearer`; a browser keeps it in a cookie that no script can read, and what a
//! browser changes must come from the website itself.

use crate::config::PublicUrl;
use crate::office::Office;
use crate::rng::{NoRandomness, Rng};
use crate::store::Session;
use crate::tokens;
use axum::http::{HeaderMap, header};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::helping::HELPING;
use permit_api::{Audience, Code, Effect, Operation, Problem};
use permit_rules::{Channel, CouncilId, HolderId};
use sha2::{Digest, Sha256};

const PREFIX: &str = "pv1_";
const SEEN_EVERY: Duration = Duration::hours(1);

/// A new token for a session with a council, and its hash. The council is in it, so that only its sessions are searched.
pub fn token(council: &CouncilId, rng: &dyn Rng) -> Result<(String, [u8; 32]), NoRandomness> {
    let token = format!("{PREFIX}{council}.{}", rng.text::<32>()?);
    let hash = hash(&token);
    Ok((token, hash))
}

/// The council in a token; none in one from the time when there was only one.
fn council(token: &str) -> Option<CouncilId> {
    token.strip_prefix(PREFIX)?.rsplit_once('.')?.0.parse().ok()
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// When a session ends that is used at a moment and not again: idle for too long, or too old.
pub fn until(session: &Session, seen: DateTime<Utc>) -> DateTime<Utc> {
    let idle = match (session.role, session.kind) {
        (Role::Resident | Role::Helper, DeviceKind::App) => Duration::days(30),
        (Role::Resident | Role::Helper, DeviceKind::Website) => Duration::hours(24),
        // Its use is noted once an hour, so this is between one and two hours without any.
        (Role::Reviewer | Role::CallHandler, _) => Duration::hours(2),
    };
    (seen + idle).min(session.since + longest(session.role, session.kind))
}

/// How long a session lasts at most, however much it is used.
pub fn longest(role: Role, kind: DeviceKind) -> Duration {
    match (role, kind) {
        (Role::Resident | Role::Helper, DeviceKind::App) => Duration::days(180),
        (Role::Resident | Role::Helper, DeviceKind::Website) => Duration::days(30),
        (Role::Reviewer | Role::CallHandler, _) => Duration::hours(12),
    }
}

/// The channel by which a session's requests arrive.
pub fn channel(session: &Session) -> Channel {
    match (session.by_token, session.kind) {
        (true, _) => Channel::Api,
        (false, DeviceKind::App) => Channel::App,
        (false, DeviceKind::Website) => Channel::Website,
    }
}

/// The session a request comes from, or the token that stands in for one.
///
/// # Errors
/// `not_logged_in` without a session that stands; `not_allowed` if its account may not do this, as itself or for the
/// holder that it says it helps; `help_ended` if it does not help that holder; `cross_site` if a browser was made to ask
/// by another site; `token_over` and `token_not_allowed` of a token.
pub async fn of(office: &Office, headers: &HeaderMap, operation: &Operation) -> Result<Session, Problem> {
    if let Some(token) = tokens::presented(headers) {
        return tokens::of(office, token, operation).await;
    }
    let nobody = || Problem::new(Code::NotLoggedIn);
    let (kind, token) = presented(headers, &office.public).ok_or_else(nobody)?;
    if kind == DeviceKind::Website && operation.effect != Effect::Reads && !same_site(headers, &office.public)
    {
        return Err(Problem::new(Code::CrossSite));
    }
    let council = office.councils.named(council(token).as_ref()).map_err(|_| nobody())?.council.clone();
    let found = office.store.session(council, hash(token)).await?;
    let now = office.clock.now();
    let session = found.filter(|it| it.kind == kind && now < it.until).ok_or_else(nobody)?;
    let acting = acting(office, headers, operation, &session).await?;
    if !may(acting.role, operation.audience) {
        return Err(Problem::new(Code::NotAllowed));
    }
    if now - session.seen >= SEEN_EVERY {
        let seen = Session { seen: now, until: until(&session, now), ..session.clone() };
        // A store that cannot take this down can still be read, and that must go on.
        if let Err(trouble) = office.store.touch_session(seen).await {
            tracing::warn!(%trouble, "the use of a session could not be noted");
        }
    }
    Ok(acting)
}

/// The session as it acts: for the holder that it names and helps, where it names one. What is about the account itself is
/// the same whoever is named.
async fn acting(
    office: &Office,
    headers: &HeaderMap,
    operation: &Operation,
    session: &Session,
) -> Result<Session, Problem> {
    let Some(named) = headers.get(HELPING).filter(|_| operation.audience != Audience::Account) else {
        return Ok(session.clone());
    };
    if session.role != Role::Resident {
        return Err(Problem::new(Code::NotAllowed));
    }
    let ended = || Problem::new(Code::HelpEnded);
    let named: HolderId = named.to_str().ok().and_then(|it| it.parse().ok()).ok_or_else(ended)?;
    let helped = office.store.helped(session.council.clone(), session.account.clone()).await?;
    if !helped.contains(&named) {
        return Err(ended());
    }
    Ok(Session { holder: Some(named), role: Role::Helper, ..session.clone() })
}

/// Whether an account with a role is among those an operation is for.
fn may(role: Role, audience: Audience) -> bool {
    match audience {
        Audience::Public | Audience::Account => true,
        Audience::Resident => role == Role::Resident,
        Audience::Member => matches!(role, Role::Resident | Role::Helper),
        Audience::Reviewer => role == Role::Reviewer,
        Audience::Desk => role == Role::CallHandler,
        Audience::Officer | Audience::Device => false,
    }
}

fn presented<'a>(headers: &'a HeaderMap, public: &PublicUrl) -> Option<(DeviceKind, &'a str)> {
    let ours = |token: &&str| token.starts_with(PREFIX);
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value.to_str().ok()?.strip_prefix("Bearer ").filter(ours)?;
        return Some((DeviceKind::App, token));
    }
    let name = cookie_name(public);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, token) = pairs.find(|(key, token)| *key == name && ours(token))?;
    Some((DeviceKind::Website, token))
}

/// Whether a browser says that the website itself asks. One that says nothing is not believed.
pub fn same_site(headers: &HeaderMap, public: &PublicUrl) -> bool {
    let told = |name| headers.get(name).map(|value: &axum::http::HeaderValue| value.as_bytes());
    match (told("sec-fetch-site"), told("origin")) {
        (Some(site), _) => site == b"same-origin",
        (None, Some(origin)) => std::str::from_utf8(origin).is_ok_and(|told| public.is_origin(told)),
        (None, None) => false,
    }
}

/// The `Set-Cookie` that gives a browser its token for so long, or takes it away.
pub fn cookie(public: &PublicUrl, token: Option<(&str, Duration)>) -> String {
    let (value, age) = token.map_or(("", 0), |(token, age)| (token, age.num_seconds()));
    let secure = if public.secure() { "; Secure" } else { "" };
    format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}", cookie_name(public))
}

fn cookie_name(public: &PublicUrl) -> &'static str {
    if public.secure() { "__Host-session" } else { "session" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_token_is_long_and_only_its_hash_is_kept() {
        let council = "morfa".parse().unwrap();
        let (token, kept) = token(&council, &SeededRng::new(3)).unwrap();
        assert_eq!(token.len(), PREFIX.len() + "morfa.".len() + 43);
        assert_eq!(kept, hash(&token));
        assert_eq!(super::council(&token), Some(council));
        assert_eq!(super::council("pv1_as-it-was-before"), None);
    }

    #[test]
    fn a_token_is_found_where_it_may_stand() {
        let secure = "https://permits.example.org".parse().unwrap();
        let local = "http://127.0.0.1:8080".parse().unwrap();
        let find = |pairs: &[(&'static str, &str)], public: &PublicUrl| {
            presented(&headers(pairs), public).map(|(kind, token)| (kind, token.to_owned()))
        };
        let app = Some((DeviceKind::App, "pv1_a".to_owned()));
        let website = Some((DeviceKind::Website, "pv1_w".to_owned()));
        assert_eq!(find(&[("authorization", "Bearer pv1_a"), ("cookie", "session=pv1_w")], &local), app);
        assert_eq!(find(&[("cookie", "a=b; session=pv1_w")], &local), website);
        assert_eq!(find(&[("cookie", "session=pv1_x; __Host-session=pv1_w")], &secure), website);
        assert_eq!(find(&[("cookie", "session=pv1_w")], &secure), None);
        assert_eq!(find(&[("authorization", "Basic pv1_a")], &local), None);
        assert_eq!(find(&[("authorization", "Bearer other")], &local), None);
        assert_eq!(find(&[], &local), None);
    }

    #[test]
    fn only_the_website_itself_may_change_things() {
        let public = "https://permits.example.org".parse().unwrap();
        let cases: &[(&[(&'static str, &str)], bool)] = &[
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://permits.example.org")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://permits.example.org")], true),
            (&[("origin", "https://permits.example.org.evil.example")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ];
        for (told, expected) in cases {
            assert_eq!(same_site(&headers(told), &public), *expected, "{told:?}");
        }
    }

    #[test]
    fn sessions_end_when_idle_or_old() {
        let since: DateTime<Utc> = "2026-05-01T09:00:00Z".parse().unwrap();
        let lasts = |role, kind, seen: Duration| {
            let session = Session {
                token_hash: [0; 32],
                account: "a".to_owned(),
                council: "morfa".parse().unwrap(),
                holder: None,
                role,
                device: "d".to_owned(),
                name: "D".to_owned(),
                kind,
                since,
                seen: since,
                until: since,
                by_token: false,
            };
            until(&session, since + seen) - since
        };
        let days = |kind, seen| lasts(Role::Resident, kind, Duration::days(seen)).num_days();
        assert_eq!([0, 100, 170].map(|seen| days(DeviceKind::App, seen)), [30, 130, 180]);
        assert_eq!([0, 10, 29, 30].map(|seen| days(DeviceKind::Website, seen)), [1, 11, 30, 30]);
        for role in [Role::Reviewer, Role::CallHandler] {
            let hours = |seen| lasts(role, DeviceKind::Website, Duration::hours(seen)).num_hours();
            assert_eq!([0, 5, 11].map(hours), [2, 7, 12]);
        }
    }

    #[test]
    fn each_kind_of_staff_has_its_own_room() {
        for role in [Role::Resident, Role::Helper, Role::Reviewer, Role::CallHandler] {
            assert!(may(role, Audience::Account));
            assert_eq!(may(role, Audience::Member), matches!(role, Role::Resident | Role::Helper));
            assert_eq!(may(role, Audience::Resident), role == Role::Resident);
            assert_eq!(may(role, Audience::Reviewer), role == Role::Reviewer);
            assert_eq!(may(role, Audience::Desk), role == Role::CallHandler);
            assert!(!may(role, Audience::Device));
        }
    }

    #[test]
    fn a_cookie_is_out_of_reach_of_scripts() {
        let secure = "https://permits.example.org".parse().unwrap();
        let given = cookie(&secure, Some(("pv1_w", Duration::days(1))));
        assert_eq!(given, "__Host-session=pv1_w; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict; Secure");
        let local = "http://localhost:8080".parse().unwrap();
        assert_eq!(cookie(&local, None), "session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    }
}
