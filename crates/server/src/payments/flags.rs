//! What the program is told about payments: arguments, and keys from the environment only.

use super::govuk_pay::live;
use super::settings::{PayAccount, PaymentSettings, SimulatorSettings};
use crate::config::PublicUrl;
use anyhow::{Context, bail, ensure};
use clap::Args;
use permit_rules::CouncilId;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

const KEY: &str = "GOVUK_PAY_KEY";
const SECRET: &str = "GOVUK_PAY_WEBHOOK_SECRET";

/// Who takes payments.
#[derive(Debug, Clone, Args)]
pub struct PaymentFlags {
    /// The address of GOV.UK Pay. A council's key is in GOVUK_PAY_KEY_<COUNCIL>, the secret of its webhooks in
    /// GOVUK_PAY_WEBHOOK_SECRET_<COUNCIL>: in capitals, with _ for -. Where one council is served, without the council.
    #[arg(long, default_value_t = live())]
    pay_url: PublicUrl,
}

impl PaymentFlags {
    /// How payments are taken for councils. `secret` looks a name up in the environment. In a demonstration, a simulator
    /// that listens at `simulator` takes them for councils without a key.
    ///
    /// # Errors
    /// If something is missing or wrong; the reason says which variable.
    pub fn settings(
        &self,
        councils: &[CouncilId],
        simulator: Option<SocketAddr>,
        data: &Path,
        secret: impl Fn(&str) -> Option<String>,
    ) -> anyhow::Result<PaymentSettings> {
        let mut accounts = BTreeMap::new();
        for council in councils {
            if let Some(account) = account(council, councils.len() == 1, &secret)? {
                accounts.insert(council.clone(), account);
            }
        }
        let simulator = simulator.map(|listen| SimulatorSettings { listen, folder: data.to_owned() });
        if let Some(simulator) = &simulator {
            ensure!(simulator.listen.ip().is_loopback(), "--simulator-listen must be a loopback address");
        }
        Ok(PaymentSettings { url: self.pay_url.clone(), accounts, simulator })
    }
}

fn account(
    council: &CouncilId,
    alone: bool,
    secret: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<Option<PayAccount>> {
    let suffix = suffix(council);
    let look_up = |name| of_council(name, council, alone, &secret);
    let (key, webhook_secret) = (look_up(KEY)?, look_up(SECRET)?);
    match (key, webhook_secret) {
        (Some(key), webhook_secret) => Ok(Some(PayAccount { key, webhook_secret })),
        (None, Some(_)) => bail!("{SECRET}_{suffix} is set, but {KEY}_{suffix} is not"),
        (None, None) => Ok(None),
    }
}

/// A council as it stands in the names of variables: in capitals, with _ for -.
fn suffix(council: &CouncilId) -> String {
    let upper = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    council.as_str().chars().map(upper).collect()
}

/// What the environment holds for a council under a name; where it is served alone, also without the council.
///
/// # Errors
/// If it holds what no key holds; the reason says which variable.
pub fn of_council(
    name: &str,
    council: &CouncilId,
    alone: bool,
    secret: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<Option<String>> {
    let own = format!("{name}_{}", suffix(council));
    let found = secret(&own).map(|value| (own, value));
    let found = found.or_else(|| alone.then(|| secret(name).map(|value| (name.to_owned(), value))).flatten());
    found.map(|(name, value)| plain(&name, &value)).transpose()
}

fn plain(name: &str, value: &str) -> anyhow::Result<String> {
    let value = value.trim();
    let fits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic());
    ensure!(fits, "{name} is empty, or holds what no key holds");
    Ok(value.to_owned())
}

/// How the simulator is run on its own.
#[derive(Debug, Clone, Args)]
pub struct Simulate {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// The file in which payments are kept, if they shall be.
    #[arg(long)]
    pub keep: Option<PathBuf>,
    /// Whom to tell what happened, such as `http://127.0.0.1:8080/hooks/payments/cambridgeshire`.
    #[arg(long)]
    pub webhook: Option<String>,
    /// The address browsers use, where it is not the one listened on.
    #[arg(long)]
    pub public_url: Option<PublicUrl>,
    /// Whose pages these are.
    #[arg(long, default_value = "Demo council")]
    pub council: String,
    /// A file with the seconds by which the clock is moved.
    #[arg(long)]
    pub clock: Option<PathBuf>,
}

impl Simulate {
    /// The key, and what webhooks are signed with. `secret` looks a name up in the environment.
    ///
    /// # Errors
    /// If the key is missing, or the secret where there is a webhook.
    pub fn account(&self, secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<PayAccount> {
        let key = secret(KEY).with_context(|| format!("{KEY} is not set"))?;
        let webhook_secret = secret(SECRET).map(|value| plain(SECRET, &value)).transpose()?;
        ensure!(self.webhook.is_none() || webhook_secret.is_some(), "{SECRET} is not set");
        Ok(PayAccount { key: plain(KEY, &key)?, webhook_secret })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        payments: PaymentFlags,
    }

    fn settings(councils: &[&str], set: &[(&str, &str)]) -> Result<PaymentSettings, String> {
        let councils: Vec<CouncilId> = councils.iter().map(|it| it.parse().unwrap()).collect();
        let secret =
            |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
        let flags = Program::parse_from(["permit-server"]).payments;
        flags.settings(&councils, None, Path::new("data"), secret).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn each_council_has_its_own_account() {
        let set = [
            ("GOVUK_PAY_KEY_MORFA_BAY", " m \n"),
            ("GOVUK_PAY_KEY_CAMBRIDGESHIRE", "c"),
            ("GOVUK_PAY_WEBHOOK_SECRET_CAMBRIDGESHIRE", "s"),
            ("GOVUK_PAY_KEY", "nobody's"),
        ];
        let settings = settings(&["cambridgeshire", "morfa-bay", "harbwr"], &set).unwrap();
        let account = |council: &str| settings.accounts.get(&council.parse::<CouncilId>().unwrap()).cloned();
        let secret = Some("s".to_owned());
        assert_eq!(
            account("cambridgeshire"),
            Some(PayAccount { key: "c".to_owned(), webhook_secret: secret })
        );
        assert_eq!(account("morfa-bay"), Some(PayAccount { key: "m".to_owned(), webhook_secret: None }));
        assert_eq!(account("harbwr"), None);
        assert_eq!(settings.url, live());
        assert!(!format!("{settings:?}").contains("\"c\""), "a key is shown");
    }

    #[test]
    fn one_council_needs_no_suffix() {
        let alone = settings(&["morfa"], &[("GOVUK_PAY_KEY", "k")]).unwrap();
        assert_eq!(alone.accounts.len(), 1);
        assert!(settings(&["morfa", "kite"], &[("GOVUK_PAY_KEY", "k")]).unwrap().accounts.is_empty());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let cases = [
            ([("GOVUK_PAY_KEY", " ")], "GOVUK_PAY_KEY is empty"),
            ([("GOVUK_PAY_KEY_MORFA", "two words")], "GOVUK_PAY_KEY_MORFA"),
            ([("GOVUK_PAY_WEBHOOK_SECRET", "s")], "GOVUK_PAY_KEY_MORFA is not"),
        ];
        for (set, reason) in cases {
            let refused = settings(&["morfa"], &set).unwrap_err();
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
