//! Tokens of residents' own programs, and the keys of their calendars: how they look, how they are kept, and the one place
//! where it is decided what a token reaches. What no operation says is open to tokens is closed to all of them.

use crate::office::Office;
use crate::rng::{NoRandomness, Rng};
use crate::store::{KeyKind, OwnKey, Session};
use crate::tries;
use axum::http::{HeaderMap, header};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::{Audience, Code, Operation, Problem};
use permit_rules::CouncilId;
use sha2::{Digest, Sha256};

const USED_EVERY: Duration = Duration::hours(1);

/// How a key of a kind begins, so that whoever finds one knows what it is.
fn prefix(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Token => "pav_",
        KeyKind::Calendar => "pavc_",
    }
}

/// A new key of a kind with a council, and its hash.
pub fn secret(kind: KeyKind, council: &CouncilId, rng: &dyn Rng) -> Result<(String, [u8; 32]), NoRandomness> {
    let secret = format!("{}{council}.{}", prefix(kind), rng.text::<32>()?);
    let hash = hash(&secret);
    Ok((secret, hash))
}

/// The council in a key of a kind, and its hash; none in what is no such key.
pub fn read(kind: KeyKind, secret: &str) -> Option<(CouncilId, [u8; 32])> {
    let council = secret.strip_prefix(prefix(kind))?.rsplit_once('.')?.0.parse().ok()?;
    Some((council, hash(secret)))
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// The token that a request brings, if it brings one, good or not.
pub fn presented(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").filter(|token| token.starts_with(prefix(KeyKind::Token)))
}

/// What stands in for a session in a call of an operation by a program with a token.
///
/// # Errors
/// `token_over` if it opens nothing; `too_many_tries`; `token_not_allowed` if it does not reach the operation.
pub async fn of(office: &Office, token: &str, operation: &Operation) -> Result<Session, Problem> {
    let over = || Problem::new(Code::TokenOver);
    let (council, hash) = read(KeyKind::Token, token).ok_or_else(over)?;
    let council = office.councils.named(Some(&council)).map_err(|_| over())?.council.clone();
    let found = office.store.own_key(council.clone(), KeyKind::Token, hash).await?;
    let now = office.clock.now();
    let (own, until) = found.and_then(|own| own.until.map(|until| (own, until))).ok_or_else(over)?;
    if now >= until {
        return Err(over());
    }
    tries::count_token(office, &council, &own.id).await?;
    if !reaches(&own, operation) {
        return Err(Problem::new(Code::TokenNotAllowed));
    }
    note_use(office, &own, now).await;
    Ok(Session {
        token_hash: own.hash,
        account: own.account,
        council,
        holder: Some(own.key.holder),
        role: Role::Resident,
        device: own.id,
        name: own.name,
        kind: DeviceKind::App,
        since: own.made_at,
        seen: now,
        until,
        by_token: true,
    })
}

/// Whether a token reaches an operation: only what residents may do, and of that only what says so.
fn reaches(own: &OwnKey, operation: &Operation) -> bool {
    matches!(operation.audience, Audience::Resident | Audience::Member) && own.scopes.reach(operation.scopes)
}

/// Notes that a key is used, unless that was noted lately.
pub async fn note_use(office: &Office, own: &OwnKey, now: DateTime<Utc>) {
    if own.used_at.is_some_and(|at| now - at < USED_EVERY) {
        return;
    }
    // A store that cannot take this down can still be read, and that must go on.
    if let Err(trouble) = office.store.touch_own_key(own.key.council.clone(), own.id.clone(), now).await {
        tracing::warn!(%trouble, "the use of a key could not be noted");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;
    use crate::store::HolderKey;
    use permit_api::OPERATIONS;
    use permit_api::connections::Scopes;

    #[test]
    fn a_key_can_be_recognised_and_only_its_hash_is_kept() {
        let council: CouncilId = "morfa".parse().unwrap();
        for kind in [KeyKind::Token, KeyKind::Calendar] {
            let (secret, kept) = super::secret(kind, &council, &SeededRng::new(3)).unwrap();
            assert!(
                secret.starts_with(prefix(kind)) && secret.len() == prefix(kind).len() + 6 + 43,
                "{secret}"
            );
            assert_eq!(read(kind, &secret), Some((council.clone(), kept)));
        }
        let (calendar, _) = super::secret(KeyKind::Calendar, &council, &SeededRng::new(3)).unwrap();
        assert_eq!(read(KeyKind::Token, &calendar), None);
        for other in ["pav_morfa", "pv1_morfa.abc", "pav_a b.c", "", "pav_.x"] {
            assert_eq!(read(KeyKind::Token, other), None, "{other}");
        }
    }

    #[test]
    fn a_token_is_found_only_as_a_bearer() {
        let of = |value: &str| {
            let headers: HeaderMap = [(header::AUTHORIZATION, value.parse().unwrap())].into_iter().collect();
            presented(&headers).map(str::to_owned)
        };
        assert_eq!(of("Bearer pav_morfa.x"), Some("pav_morfa.x".to_owned()));
        assert_eq!(
            [of("pav_morfa.x"), of("Basic pav_morfa.x"), of("Bearer pv1_morfa.x")],
            [None, None, None]
        );
    }

    #[test]
    fn what_is_not_opened_to_tokens_is_closed() {
        let own = |reading, activating| OwnKey {
            id: "t".to_owned(),
            account: "ada".to_owned(),
            key: HolderKey { council: "morfa".parse().unwrap(), holder: "ada".parse().unwrap() },
            kind: KeyKind::Token,
            hash: [0; 32],
            name: "T".to_owned(),
            scopes: Scopes { reading, activating },
            made_at: DateTime::UNIX_EPOCH,
            until: None,
            used_at: None,
        };
        let open = |reading, activating| -> Vec<_> {
            let own = own(reading, activating);
            OPERATIONS.iter().filter(|it| reaches(&own, it)).map(|it| it.name).collect()
        };
        let working_out = ["read_plate", "quote", "quote_many", "quote_extension", "where_to_park"];
        let doing = ["activate", "activate_many", "stop_stay", "extend_stay", "correct", "cancel"];
        let mut activating = [&working_out[..], &doing].concat();
        activating.sort_unstable();
        let mut found = open(false, true);
        found.sort_unstable();
        assert_eq!(found, activating);
        let mut reading = [&working_out[..], &["visits"]].concat();
        reading.sort_unstable();
        let mut found = open(true, false);
        found.sort_unstable();
        assert_eq!(found, reading);
        assert_eq!(open(false, false), [""; 0]);
        assert_eq!(open(true, true).len(), activating.len() + 1);
    }
}
