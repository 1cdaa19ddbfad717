//! What was measured, and the page that tells it.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Figures of every round, by name.
#[derive(Default)]
pub struct Report {
    figures: BTreeMap<&'static str, Vec<f64>>,
    pairs: BTreeMap<&'static str, Pair>,
}

/// Times with an account and without, in microseconds.
#[derive(Default)]
struct Pair {
    known: Vec<f64>,
    unknown: Vec<f64>,
}

/// A row of the table: what, in which unit, against which limit, and the goal for the ratio if there is one.
struct Row(&'static str, &'static str, Option<(&'static str, &'static str)>);

/// Limits first, then what the product does, each against its limit.
const ROWS: &[Row] = &[
    Row("fdatasync", "per second", None),
    Row("SQLite, one activation a commit", "per second", None),
    Row("SQLite, 64 activations a commit", "per second", None),
    Row("SQLite, an order in four commits", "per second", None),
    Row("SQLite, 32 orders in four commits", "per second", None),
    Row("SQLite, 64 officers' questions a commit", "per second", None),
    Row("HTTP hello", "per second", None),
    Row("HTTP hello, one connection, median", "µs", None),
    Row("Kannel, a constant answered, median", "ms", None),
    Row("SQLite file opened and 20 rows read", "ms", None),
    Row("SQLite file opened and 20 rows read, out of the page cache", "ms", None),
    Row("argon2id, one at a time on every core", "per second", None),
    Row("activate over HTTP", "per second", Some(("SQLite, 64 activations a commit", "≥ 0.5"))),
    Row("activate over HTTP", "per second", Some(("SQLite, one activation a commit", "≥ 8"))),
    Row("activate over HTTP, 99 of 100 within", "µs", None),
    Row("overview over HTTP", "per second", Some(("HTTP hello", "–"))),
    Row("overview, one connection, median", "µs", Some(("HTTP hello, one connection, median", "–"))),
    Row("overview, one connection, 99 of 100 within", "µs", None),
    Row("changes, nothing new", "per second", Some(("HTTP hello", "≥ 0.7"))),
    Row("changes, one new stay", "per second", Some(("HTTP hello", "≥ 0.4"))),
    Row(
        "changes, nothing new, one connection, median",
        "µs",
        Some(("HTTP hello, one connection, median", "–")),
    ),
    Row("orders over HTTP", "per second", Some(("SQLite, 32 orders in four commits", "–"))),
    Row("orders over HTTP", "per second", Some(("SQLite, an order in four commits", "–"))),
    Row("orders over HTTP, median from basket to bundles", "ms", None),
    Row("payment messages over HTTP", "per second", Some(("HTTP hello", "–"))),
    Row("visits by text", "per second", Some(("SQLite, 64 activations a commit", "–"))),
    Row("visits by text, one connection, median", "µs", Some(("HTTP hello, one connection, median", "–"))),
    Row("text to reply through Kannel, median", "ms", Some(("Kannel, a constant answered, median", "–"))),
    Row("check_plate over HTTP", "per second", Some(("HTTP hello", "–"))),
    Row("check_plate over HTTP", "per second", Some(("SQLite, 64 officers' questions a commit", "–"))),
    Row("check_plate, one connection, median", "µs", Some(("HTTP hello, one connection, median", "–"))),
    Row(
        "log_in over HTTP, passwords looked at",
        "per second",
        Some(("argon2id, one at a time on every core", "–")),
    ),
    Row("overview, one connection, while 32 log in: 99 of 100 within", "µs", None),
    Row(
        "app: core opened to the list of permits",
        "ms",
        Some(("SQLite file opened and 20 rows read", "≤ 2 ms")),
    ),
    Row(
        "app: the same, out of the page cache",
        "ms",
        Some(("SQLite file opened and 20 rows read, out of the page cache", "≤ 15 ms")),
    ),
];

impl Report {
    /// Takes a figure of this round.
    pub fn note(&mut self, what: &'static str, figure: f64) {
        self.figures.entry(what).or_default().push(figure);
    }

    /// Takes times of this round, with an account and without.
    pub fn compare(&mut self, what: &'static str, known: Vec<f64>, unknown: Vec<f64>) {
        let pair = self.pairs.entry(what).or_default();
        pair.known.extend(known);
        pair.unknown.extend(unknown);
    }

    fn median(&self, what: &str) -> Result<f64> {
        let mut figures = self.figures.get(what).with_context(|| format!("{what} was not measured"))?.clone();
        figures.sort_by(f64::total_cmp);
        Ok(figures[figures.len() / 2])
    }

    /// The page for `docs/`.
    pub fn markdown(&self) -> Result<String> {
        let mut text = String::from(HEAD);
        writeln!(text, "Machine: {}.\n", machine())?;
        text += TABLE;
        for row in ROWS {
            text += &self.line(row)?;
        }
        Ok(text + DOORSTEP + self.pairs()?.as_str())
    }

    /// What was measured of it.
    pub fn measured(&self) -> Result<String> {
        let mut text = String::from(TABLE);
        for row in ROWS.iter().filter(|Row(what, ..)| self.figures.contains_key(what)) {
            text += &self.line(row)?;
        }
        if !self.pairs.is_empty() {
            text = text + "\n" + self.pairs()?.as_str();
        }
        Ok(text)
    }

    fn line(&self, Row(what, unit, limit): &Row) -> Result<String> {
        let figure = self.median(what)?;
        let mut text = format!("| {what} | {} | {unit} |", rounded(figure));
        match limit {
            Some((limit, goal)) => {
                writeln!(text, " {} | {limit} | {goal} |", rounded(figure / self.median(limit)?))?;
            }
            None => text += " | | |\n",
        }
        Ok(text)
    }

    fn pairs(&self) -> Result<String> {
        let mut text =
            "| what | samples each | with an account, median | without | gap to the median | goal | \
                        Welch's t | goal |\n|---|---|---|---|---|---|---|---|\n"
                .to_owned();
        for (what, Pair { known, unknown }) in &self.pairs {
            let (samples, known, unknown) = (known.len(), trimmed(known), trimmed(unknown));
            let (with, without) = (middle(&known)?, middle(&unknown)?);
            let gap = (with - without).abs() / without;
            let t = welch(&known, &unknown)?;
            writeln!(
                text,
                "| {what} | {samples} | {} µs | {} µs | {gap:.4} | < 1 ms | {t:.2} | within ± 4.5 |",
                rounded(with),
                rounded(without),
            )?;
        }
        Ok(text)
    }
}

/// The times in order, without the slowest twentieth: those are the machine's doing.
fn trimmed(times: &[f64]) -> Vec<f64> {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.truncate(times.len() * 19 / 20);
    times
}

fn middle(ordered: &[f64]) -> Result<f64> {
    ordered.get(ordered.len() / 2).copied().context("nothing was measured")
}

/// How far two means are apart, by what chance would do to them.
fn welch(one: &[f64], other: &[f64]) -> Result<f64> {
    let moments = |times: &[f64]| -> Result<(f64, f64)> {
        let count = f64::from(u32::try_from(times.len())?);
        let mean = times.iter().sum::<f64>() / count;
        let squares: f64 = times.iter().map(|time| (time - mean).powi(2)).sum();
        Ok((mean, squares / (count - 1.0) / count))
    };
    let ((one, spread), (other, other_spread)) = (moments(one)?, moments(other)?);
    Ok((one - other) / (spread + other_spread).sqrt())
}

const TABLE: &str = "| what | median | unit | ratio | to the limit | goal |\n|---|---|---|---|---|---|\n";

const DOORSTEP: &str = "
## Whether an account exists cannot be timed

The same calls about addresses with an account and without, in turn on one connection, each from a network of its own;
the slowest twentieth of each is left out. Every call is answered with the same status. The password is compared, or a
new one hashed, whether or not there is an account.

";

const HEAD: &str = "# Performance

Written by `cargo xtask bench`: the product against what the machine could do at most, measured in turn in one run of 5
rounds, medians. Only the ratios mean anything; the machines differ, and the load generator shares the cores with the
server.

- The server runs in the same process as the load generator, on SQLite with `synchronous=FULL`, with 2,000 permit
  holders of 95 visits each; 32 connections ask at once unless the row says otherwise.
- *HTTP hello* is a bare axum server that answers a constant. *SQLite, n activations a commit* writes what an
  activation writes (a stay, a bundle, a journal row of 1,000 characters with its two indices, after looking for the
  request) into a store of the same size, in transactions of n, with no holder loaded, nothing decided and no HTTP.
- The goals are ratios that a bare server reached on a machine whose disk promised 300 times a second. A faster disk
  raises the limits in SQLite and leaves the server bound by its processor, so the first two ratios fall.
- *Orders over HTTP*: fill the basket, order, pay, come back; the provider's simulator runs in the same process and is
  asked twice for each order over HTTP of its own. *SQLite, an order in four commits* writes what an order writes (a
  basket, an order with its four indices, a bundle, a posting, a letter, two audit lines, four journal rows); *32 orders
  in four commits* does so for as many orders at a time as there are connections.
- *Visits by text* come in at the door of the gateway, each from another mobile, and count when the reply is there. *Text
  to reply through Kannel*: from its own pretended network through a real Kannel and back, one after the other; *a
  constant answered*: the same Kannel before a bare server.
- *check_plate over HTTP*: 64 devices ask, half about plates with a stay; each question is kept before it is answered.
- *Out of the page cache*: the operating system is told to forget the files first.

";

fn rounded(figure: f64) -> String {
    match figure {
        figure if figure >= 100.0 => format!("{figure:.0}"),
        figure if figure >= 10.0 => format!("{figure:.1}"),
        figure => format!("{figure:.2}"),
    }
}

fn machine() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|it| it.1));
    let memory = read("/proc/meminfo");
    let kilobytes = memory.lines().find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next());
    let gigabytes = kilobytes.and_then(|it| it.parse::<u64>().ok()).unwrap_or_default() / (1 << 20);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{cores} cores ({}), {gigabytes} GB", model.unwrap_or("unknown"))
}
