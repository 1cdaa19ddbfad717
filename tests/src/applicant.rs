//! What somebody who applies for registration does, call by call: begins, fills in, sends documents and submits. Takes
//! it for granted that each step is answered; who wants to see a refusal calls the operation itself.

use crate::caller::Caller;
use crate::fresh_id;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// A document that somebody has: what it is, its own date and its last day.
#[derive(Debug, Clone)]
pub struct Paper {
    /// What kind, as on the wire.
    pub kind: &'static str,
    /// A bill's date, or the first day of a tenancy.
    pub dated: Option<chrono::NaiveDate>,
    /// The last day of a tenancy.
    pub until: Option<chrono::NaiveDate>,
}

impl Paper {
    /// A driving licence.
    pub fn licence() -> Self {
        Self { kind: "driving_licence", dated: None, until: None }
    }

    /// A bill of a day.
    pub fn bill(dated: chrono::NaiveDate) -> Self {
        Self { kind: "utility_bill", dated: Some(dated), until: None }
    }

    /// A tenancy of a year, from a day on.
    pub fn tenancy(from: chrono::NaiveDate) -> Self {
        let until = from + chrono::Duration::days(365);
        Self { kind: "tenancy", dated: Some(from), until: Some(until) }
    }
}

/// A photograph, as a telephone makes one: a JPEG. Another number is another picture.
///
/// # Errors
/// If it cannot be coded.
pub fn photo(number: u8) -> Result<Vec<u8>> {
    let picture = image::RgbImage::from_fn(900, 1200, |x, y| {
        let line = (x / 9 + y / 21 * u32::from(number)) % 7 < 2 && y % 42 < 18;
        if line { image::Rgb([20, 20, 30]) } else { image::Rgb([250, 248, 240]) }
    });
    let mut file = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 85).encode_image(&picture)?;
    Ok(file)
}

impl Caller {
    /// Calls an operation that is answered.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn does(&self, operation: &str, input: &Value) -> Result<Value> {
        self.call(operation, input).await?.answer().with_context(|| operation.to_owned())
    }

    /// Begins a registration.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn begins(&self, purpose: &str) -> Result<Value> {
        self.does("begin_registration", &json!({ "request": fresh_id(), "purpose": purpose })).await
    }

    /// Fills in a part.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn fills_in(&self, part: Value) -> Result<Value> {
        self.does("save_registration", &json!({ "request": fresh_id(), "part": part })).await
    }

    /// Announces a document; its name.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn announces(&self, paper: &Paper, bytes: usize) -> Result<String> {
        let Paper { kind, dated, until } = paper;
        let input = json!({
            "request": fresh_id(), "kind": kind, "dated": dated, "until": until, "bytes": bytes,
        });
        let told = self.does("start_upload", &input).await?;
        Ok(told["upload"].as_str().context("an upload")?.to_owned())
    }

    /// Sends the bytes of a document, part by part.
    ///
    /// # Errors
    /// If a part is refused.
    pub async fn sends(&self, upload: &str, file: &[u8]) -> Result<()> {
        const PART: usize = 100_000;
        for (nth, part) in file.chunks(PART).enumerate() {
            let data = STANDARD.encode(part);
            let input = json!({ "upload": upload, "offset": nth * PART, "data": data });
            self.does("upload_part", &input).await?;
        }
        Ok(())
    }

    /// Adds a document; its name.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn adds(&self, paper: &Paper, file: &[u8]) -> Result<String> {
        let upload = self.announces(paper, file.len()).await?;
        self.sends(&upload, file).await?;
        self.does("finish_upload", &json!({ "upload": upload })).await?;
        Ok(upload)
    }

    /// Sends the registration to the council; its name.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn submits(&self) -> Result<Value> {
        self.does("submit_registration", &json!({ "request": fresh_id() })).await
    }
}
