//! What an answer brings besides words: an address for the browser, a file for the person to keep. A call whose answer
//! is a file waits until the device has saved it. Nothing here judges an address or the name of a file: the shell does.

use crate::core::Core;
use crate::input::{CallId, SaveId};
use crate::output::{Download, Output};
use crate::turn::Turn;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use permit_api::devices::Saved;
use permit_api::{Problem, Reply};
use std::collections::BTreeMap;

/// The largest file the device saves, in bytes.
const LARGEST: usize = 20 << 20;

/// Answers that wait for their files to be saved.
#[derive(Default)]
pub(crate) struct Saving {
    last: u64,
    open: BTreeMap<SaveId, (CallId, Reply)>,
}

impl Saving {
    fn add(&mut self, call: CallId, reply: Reply) -> SaveId {
        self.last += 1;
        let id = SaveId(self.last);
        self.open.insert(id, (call, reply));
        id
    }
}

impl Core {
    /// Answers a call with what the server said, once what that brings has been seen to.
    pub(crate) fn pass_on(&mut self, call: CallId, result: Result<Reply, Problem>, turn: &mut Turn) {
        let Ok(reply) = result else { return turn.reply(call, result) };
        if let Some(url) = opened(&reply) {
            turn.push(Output::Open { url });
        }
        match download(&reply) {
            Some(download) if download.bytes.len() > LARGEST => {
                turn.reply(call, Ok(told(reply, Saved::not_kept())));
            }
            Some(download) => {
                let id = self.saving.add(call, reply);
                turn.push(Output::Save { id, download });
            }
            None => turn.reply(call, Ok(reply)),
        }
    }

    /// Answers the call that waited for a file to be saved.
    pub(crate) fn saved(&mut self, id: SaveId, saved: Saved, turn: &mut Turn) {
        if let Some((call, reply)) = self.saving.open.remove(&id) {
            turn.reply(call, Ok(told(reply, saved)));
        }
    }
}

/// The address in an answer that the system's browser is to show.
fn opened(reply: &Reply) -> Option<String> {
    if let Reply::Pay(page) = reply { Some(page.url.clone()) } else { None }
}

/// The file in an answer, if it is one. What cannot be read is nothing to save.
fn download(reply: &Reply) -> Option<Download> {
    if let Reply::ExportData(export) = reply {
        return Some(Download {
            name: export.file_name.clone(),
            media_type: "application/json".to_owned(),
            bytes: export.json.clone().into_bytes(),
        });
    }
    if let Reply::Receipt(file) | Reply::ExportPayments(file) | Reply::PrintStayReceipt(file) = reply {
        return Some(Download {
            name: file.file_name.clone(),
            media_type: file.media_type.clone(),
            bytes: STANDARD.decode(&file.base64).ok()?,
        });
    }
    None
}

/// The answer with what became of its file. What is saved need not be held twice.
fn told(mut reply: Reply, saved: Saved) -> Reply {
    let kept = matches!(saved, Saved::Kept { .. });
    if let Reply::ExportData(export) = &mut reply {
        if kept {
            export.json.clear();
        }
        export.saved = Some(saved);
    } else if let Reply::Receipt(file) | Reply::ExportPayments(file) | Reply::PrintStayReceipt(file) =
        &mut reply
    {
        if kept {
            file.base64.clear();
        }
        file.saved = Some(saved);
    }
    reply
}
