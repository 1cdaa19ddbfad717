//! Paper for the demonstration: a made-up bill for each registration that waits without its document, so that reviewers
//! have something to look at. It goes the way every document goes; without a sandbox there is none.

use crate::documents::Documents;
use crate::store::{HolderKey, PaperRow, Store};
use chrono::{DateTime, Utc};
use permit_rules::registration::Evidence;
use permit_rules::{Registration, Scheme};
use std::fmt::Write;

/// Registrations looked at.
const MOST: u32 = 50;

/// Prints what is missing.
///
/// # Errors
/// If the store or the vault fails.
pub async fn print(
    store: &dyn Store,
    documents: &Documents,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    for waiting in store.waiting(scheme.council.clone(), MOST).await? {
        for evidence in &waiting.registration.evidence {
            if store.paper(waiting.key.clone(), evidence.id.clone()).await?.is_none() {
                keep(store, documents, &waiting.key, &waiting.registration, evidence, now).await?;
            }
        }
    }
    Ok(())
}

async fn keep(
    store: &dyn Store,
    documents: &Documents,
    key: &HolderKey,
    registration: &Registration,
    evidence: &Evidence,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let file = bill(registration, evidence);
    let Ok(pages) = documents.examine(&file).await else {
        tracing::warn!("the demonstration has no pictures of documents here");
        return Ok(());
    };
    let id = documents.name()?;
    let kept = documents.keep(&id, &file, &pages).await?;
    let row = PaperRow {
        key: key.clone(),
        evidence: evidence.id.clone(),
        document: id.to_string(),
        wrapped_key: kept.wrapped_key,
        pages: kept.pages,
        sha256: kept.sha256,
        original: true,
        added_at: now,
    };
    Ok(store.put_paper(row).await?)
}

/// A bill as a PDF of one page.
fn bill(registration: &Registration, evidence: &Evidence) -> Vec<u8> {
    let home = registration.home.as_ref();
    let dated = evidence.dated.map_or_else(String::new, |day| day.format("Bill date: %-d %B %Y").to_string());
    let lines = [
        registration.name.clone().unwrap_or_default(),
        home.map_or_else(String::new, |home| home.line.clone()),
        home.map_or_else(String::new, |home| home.postcode.clone()),
        dated,
        "Account 0000 1234 5678".to_owned(),
        "Water supplied, 38 cubic metres".to_owned(),
        "This bill is invented, like everything in the demonstration.".to_owned(),
    ];
    let mut drawn =
        "BT /F1 24 Tf 60 760 Td (Demo Water Company) Tj ET\n0.2 0.4 0.8 rg 60 740 475 4 re f 0 g\n"
            .to_owned();
    for (nth, line) in lines.iter().enumerate() {
        let line: String = line.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
        let _ = writeln!(drawn, "BT /F1 14 Tf 60 {} Td ({line}) Tj ET", 690 - 26 * nth);
    }
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}endstream", drawn.len()),
    ])
}

fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    let _ = write!(file, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}
