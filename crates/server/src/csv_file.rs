//! Reading the lists a council gives as CSV: a first line with the names of the columns, `#` before a remark. Says
//! where each row stands and keeps every fault; what the fields mean is not known here.

use std::fmt;

/// The most faults that are told of one file.
const MOST_TOLD: usize = 50;

/// What is wrong with a line of a file. Holds the field's name and never its content, which may be personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// Why it cannot be.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.reason)
    }
}

/// A row: its line, and its fields in the order of the columns.
pub struct Row<const N: usize> {
    /// The line, from 1.
    pub line: u64,
    /// The fields, without space around them.
    pub fields: [String; N],
}

/// The rows of a file with exactly these columns. What cannot be read is added to the faults.
pub fn rows<const N: usize>(text: &str, columns: [&str; N], faults: &mut Vec<Fault>) -> Vec<Row<N>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let (mut rows, mut headed) = (Vec::new(), false);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(Fault { line, reason: "it cannot be read as CSV".to_owned() });
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let fields: Vec<String> = record.iter().map(str::to_owned).collect();
        if !headed {
            headed = true;
            if fields != columns {
                let reason = format!("the columns are {}", columns.join(","));
                faults.push(Fault { line, reason });
                return rows;
            }
            continue;
        }
        match fields.try_into() {
            Ok(fields) => rows.push(Row { line, fields }),
            Err(_) => faults.push(Fault { line, reason: format!("a row has {N} fields") }),
        }
    }
    if !headed {
        faults.push(Fault { line: 1, reason: format!("the columns are {}", columns.join(",")) });
    }
    rows
}

/// Every fault of a file in one sentence for an operator.
pub fn told(mut faults: Vec<Fault>) -> String {
    faults.sort_by(|a, b| (a.line, &a.reason).cmp(&(b.line, &b.reason)));
    let more = faults.len().saturating_sub(MOST_TOLD);
    let told: Vec<_> = faults.iter().take(MOST_TOLD).map(Fault::to_string).collect();
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    told.join("; ") + &rest
}
