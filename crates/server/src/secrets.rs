//! Secrets of councils, from the environment only: each under a name of its own, and without the council where one
//! council is served. Nothing here says what a secret opens.

use anyhow::ensure;
use permit_rules::CouncilId;

/// What the names of a council's secrets end with: capitals, with `_` for `-`.
pub fn suffix(council: &CouncilId) -> String {
    let capital = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    council.as_str().chars().map(capital).collect()
}

/// A council's secret. `secret` looks a name up in the environment; where the council is `alone`, it may do without
/// its suffix.
///
/// # Errors
/// If it is empty or holds what no secret holds; the reason says which variable.
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

/// A secret without the space around it.
///
/// # Errors
/// If it is empty or holds what no secret holds; the reason says which variable.
pub fn plain(name: &str, value: &str) -> anyhow::Result<String> {
    let value = value.trim();
    let fits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic());
    ensure!(fits, "{name} is empty, or holds what no key holds");
    Ok(value.to_owned())
}
