//! What was measured, and the page that tells it.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Figures of every round, by name.
#[derive(Default)]
pub struct Report {
    figures: BTreeMap<&'static str, Vec<f64>>,
}

/// A row of the table: what, in which unit, against which limit, and the goal for the ratio if there is one.
struct Row(&'static str, &'static str, Option<(&'static str, &'static str)>);

/// Limits first, then what the product does, each against its limit.
const ROWS: &[Row] = &[
    Row("fdatasync", "per second", None),
    Row("SQLite, one activation a commit", "per second", None),
    Row("SQLite, 64 activations a commit", "per second", None),
    Row("HTTP hello", "per second", None),
    Row("HTTP hello, one connection, median", "µs", None),
    Row("SQLite file opened and 20 rows read", "ms", None),
    Row("SQLite file opened and 20 rows read, out of the page cache", "ms", None),
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

    fn median(&self, what: &str) -> Result<f64> {
        let mut figures = self.figures.get(what).with_context(|| format!("{what} was not measured"))?.clone();
        figures.sort_by(f64::total_cmp);
        Ok(figures[figures.len() / 2])
    }

    /// The page for `docs/`.
    pub fn markdown(&self) -> Result<String> {
        let mut text = String::from(HEAD);
        writeln!(text, "Machine: {}.\n", machine())?;
        text += "| what | median | unit | ratio | to the limit | goal |\n|---|---|---|---|---|---|\n";
        for Row(what, unit, limit) in ROWS {
            let figure = self.median(what)?;
            write!(text, "| {what} | {} | {unit} |", rounded(figure))?;
            match limit {
                Some((limit, goal)) => {
                    writeln!(text, " {} | {limit} | {goal} |", rounded(figure / self.median(limit)?))?;
                }
                None => text += " | | |\n",
            }
        }
        Ok(text)
    }
}

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
