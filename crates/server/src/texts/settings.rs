//! Who may bring text messages in, as an operator sets it: secrets from the environment, kept as hashes.

use super::missed::NotifyTexts;
use crate::letters::notify::{self, NotifyKey};
use crate::secrets;
use anyhow::Context;
use permit_rules::CouncilId;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;

const KANNEL: &str = "PERMIT_KANNEL_SECRET";
const NOTIFY: &str = "PERMIT_NOTIFY_TEXTS_TOKEN";
const NOTIFY_KEY: &str = "PERMIT_NOTIFY_TEXTS_KEY";
const NOTIFY_URL: &str = "PERMIT_NOTIFY_TEXTS_URL";

/// The ways by which text messages come in.
#[derive(Debug, Clone, Default)]
pub struct TextSettings {
    /// Those of each council.
    pub gateways: BTreeMap<CouncilId, Gateways>,
}

/// The ways of one council; a way without a secret is closed.
#[derive(Debug, Clone, Default)]
pub struct Gateways {
    /// What a Kannel gateway shows.
    pub kannel: Option<Secret>,
    /// What GOV.UK Notify shows.
    pub notify: Option<Secret>,
    /// Where GOV.UK Notify is asked for texts that it did not bring.
    pub missed: Option<NotifyTexts>,
}

/// A secret, by its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// The secret that is written so.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// Whether what is shown is it. Hashes are compared, so that the time it takes tells nothing.
    pub fn is(&self, shown: &str) -> bool {
        *self == Self::of(shown)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(..)")
    }
}

impl TextSettings {
    /// The ways of councils. `secret` looks a name up in the environment.
    ///
    /// # Errors
    /// If a secret is empty or holds what none holds; the reason says which variable.
    pub fn read(councils: &[CouncilId], secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let mut gateways = BTreeMap::new();
        for council in councils {
            let found = |name| secrets::of_council(name, council, councils.len() == 1, &secret);
            let look_up = |name| anyhow::Ok(found(name)?.as_deref().map(Secret::of));
            let missed = match found(NOTIFY_KEY)? {
                Some(key) => Some(NotifyTexts {
                    url: secret(NOTIFY_URL)
                        .as_deref()
                        .unwrap_or(notify::NOTIFY)
                        .trim()
                        .parse()
                        .context(NOTIFY_URL)?,
                    key: NotifyKey::read(&key).context(NOTIFY_KEY)?,
                }),
                None => None,
            };
            let (kannel, notify) = (look_up(KANNEL)?, look_up(NOTIFY)?);
            gateways.insert(council.clone(), Gateways { kannel, notify, missed });
        }
        Ok(Self { gateways })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(councils: &[&str], set: &[(&str, &str)]) -> Result<TextSettings, String> {
        let councils: Vec<CouncilId> = councils.iter().map(|it| it.parse().unwrap()).collect();
        let secret =
            |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
        TextSettings::read(&councils, secret).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn each_council_has_its_own_secrets() {
        let set = [
            ("PERMIT_KANNEL_SECRET_MORFA_BAY", " hush \n"),
            ("PERMIT_NOTIFY_TEXTS_TOKEN_KITE", "token"),
            ("PERMIT_KANNEL_SECRET", "nobody's"),
        ];
        let settings = read(&["morfa-bay", "kite"], &set).unwrap();
        let of = |council: &str| settings.gateways[&council.parse::<CouncilId>().unwrap()].clone();
        assert!(of("morfa-bay").kannel.is_some_and(|secret| secret.is("hush") && !secret.is("hush ")));
        assert!(of("morfa-bay").notify.is_none() && of("kite").kannel.is_none());
        assert!(of("kite").notify.is_some_and(|secret| secret.is("token")));
        assert!(!format!("{settings:?}").contains("hush"));
        let alone = read(&["kite"], &set).unwrap();
        assert!(alone.gateways.values().all(|it| it.kannel.as_ref().is_some_and(|it| it.is("nobody's"))));
        let key = "k-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";
        let asks = read(&["kite"], &[("PERMIT_NOTIFY_TEXTS_KEY", key)]).unwrap();
        let missed = asks.gateways.values().next().unwrap().missed.as_ref().unwrap();
        assert_eq!(missed.url.origin(), notify::NOTIFY);
        assert!(!format!("{asks:?}").contains("3d844edf"));
        for (name, value) in
            [("PERMIT_NOTIFY_TEXTS_KEY", "no-key"), ("PERMIT_NOTIFY_TEXTS_URL", "http://a.example")]
        {
            let set = [("PERMIT_NOTIFY_TEXTS_KEY", key), (name, value)];
            let set: Vec<_> = set.into_iter().rev().collect();
            assert!(read(&["kite"], &set).unwrap_err().contains(name), "{name}");
        }
        let refused = read(&["kite"], &[("PERMIT_KANNEL_SECRET", "two words")]).unwrap_err();
        assert!(refused.contains("PERMIT_KANNEL_SECRET"), "{refused}");
    }
}
