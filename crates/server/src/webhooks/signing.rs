//! How what is told is signed: Standard Webhooks, `v1`. A secret is kept nowhere: it is made from the master key and the
//! webhook's own name each time, so that nobody finds it in the store or in a backup.

use crate::office::Office;
use crate::store::Webhook;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What signs for a webhook.
pub fn secret(office: &Office, webhook: &Webhook) -> [u8; 32] {
    secret_of(office, webhook.key.council.as_str(), &webhook.id)
}

fn secret_of(office: &Office, council: &str, id: &str) -> [u8; 32] {
    office.documents.mark("what signs a webhook", &[council, id])
}

/// The secret as its owner is told it, once.
pub fn secret_text(office: &Office, webhook: &Webhook) -> String {
    format!("whsec_{}", STANDARD.encode(secret(office, webhook)))
}

/// What a delivery goes by: the same at every try, and nothing can be read off it.
pub fn message_id(webhook: &str, delivery: &str) -> String {
    let digest = Sha256::new().chain_update(webhook).chain_update([0]).chain_update(delivery).finalize();
    let mut id = "msg_".to_owned();
    for byte in &digest[..16] {
        write!(id, "{byte:02x}").unwrap_or_default();
    }
    id
}

/// The signature of a message at a moment, in seconds since 1970.
pub fn signature(secret: &[u8; 32], id: &str, moment: i64, body: &str) -> String {
    // A key shorter than a block is filled up with zeros: so the standard says.
    let mut block = [0; 64];
    block[..32].copy_from_slice(secret);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(format!("{id}.{moment}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_of_the_specification() {
        // Worked out with Python's hmac: HMAC-SHA-256 of "msg_1.1700000000.{}" under 32 bytes of 7.
        let signed = signature(&[7; 32], "msg_1", 1_700_000_000, "{}");
        assert_eq!(signed, "v1,nuLLyheCKcS2N8JNOFt5stk98R+umYWr26/ZTfdtGM8=");
        assert_ne!(signed, signature(&[7; 32], "msg_1", 1_700_000_001, "{}"));
        assert_ne!(signed, signature(&[8; 32], "msg_1", 1_700_000_000, "{}"));
    }

    #[test]
    fn a_message_goes_by_one_name() {
        let id = message_id("hook", "3-0");
        assert!(id.len() == 36 && !id.contains('.'), "{id}");
        assert_eq!(id, message_id("hook", "3-0"));
        assert_ne!(id, message_id("hook3", "-0"));
    }
}
