//! What is left of a document in the data folder: sealed while it waits, without its original after the decision, and
//! nothing after the days that the scheme gives.

use crate::town::Town;
use anyhow::Result;
use chrono::Duration;
use permit_tests::applicant::photo;
use serde_json::json;
use std::path::{Path, PathBuf};

#[tokio::test]
async fn documents_are_sealed_and_forgotten_in_time() -> Result<()> {
    let mut town = Town::open().await?;
    let nia = town.newcomer("nia@example.com", "Nia Evans").await?;
    let sent = town.applies(&nia, "first", "Nia Evans", &town.bill()).await?;
    let folder = town.server.folder().to_owned();
    assert_eq!(sealed(&folder)?, ["1", "original"], "the page and the original");
    let photo = photo(3)?;
    for file in files(&folder)? {
        let bytes = std::fs::read(&file)?;
        let found = bytes.windows(64).any(|it| it == &photo[2000..2064]);
        assert!(!found, "the photograph can be read in {}", file.display());
    }
    town.at(town.today(), 12, 0).await?;
    assert_eq!(sealed(&folder)?, ["1", "original"], "nothing goes before the decision");
    town.approves(&sent).await?;
    town.at(town.today(), 14, 0).await?;
    assert_eq!(sealed(&folder)?, ["1"], "nobody needs the original any more");
    // The scheme keeps the pages for 28 days.
    let decided = town.today();
    town.at(decided + Duration::days(28), 10, 0).await?;
    assert_eq!(sealed(&folder)?, ["1"]);
    town.at(decided + Duration::days(29), 10, 0).await?;
    assert_eq!(sealed(&folder)?, [""; 0], "nothing is left");
    let reviewer = town.reviewer().await?;
    let queue = reviewer.does("review_queue", &json!({})).await?;
    let page =
        json!({ "case": queue["decided"][0]["case"], "evidence": sent["evidence"][0]["id"], "page": 1 });
    assert_eq!(reviewer.call("see_page", &page).await?.code()?, Some(permit_api::Code::UnknownEvidence));
    Ok(())
}

/// The parts of documents that are kept, in order.
fn sealed(folder: &Path) -> Result<Vec<String>> {
    let names = files(folder)?.into_iter().filter_map(|it| it.file_name()?.to_str().map(str::to_owned));
    let part = |name: String| Some(name.strip_suffix(".sealed")?.split_once('.')?.1.to_owned());
    let mut parts: Vec<_> = names.filter_map(part).collect();
    parts.sort();
    Ok(parts)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
