//! Several stays at once, stays that end earlier or later, saved plates, and stays that are over.

use super::{cambridgeshire, confirmed, holder, now, pending, stay};
use permit_api::familiar::{ForgetPlate, KeptPlates, SavePlate};
use permit_api::lasting::{
    ActivateMany, ExtendStay, ExtensionQuote, GetExtensionQuote, GetManyQuote, ManyQuote, StaysAnswer,
    StopStay,
};
use permit_api::orders::File;
use permit_api::past::{CheckReceipt, GetStayHistory, GetStayReceipt, StayHistory, StayProof, StayReceipt};
use permit_api::stays::{ConfirmedStay, StayAnswer, StayView};
use permit_api::{Reply, Request};
use permit_rules::command::Extend as Longer;
use permit_rules::lasting::quote_extension;
use permit_rules::many::quote_many;
use permit_rules::scheme::{Extend, Returns, Stop};
use permit_rules::{Channel, Command, Length, RequestId, Scheme, Start, StayId, Vrn, decide, plates};

/// The real scheme, where stays can be stopped and made longer.
fn scheme() -> Scheme {
    let mut scheme = cambridgeshire();
    scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
    scheme.products[0].extend = Some(Extend::BeforeEnd);
    scheme
}

pub fn plates() -> plates::SavedPlates {
    let vrn = Vrn::read("AB12CDE").unwrap();
    plates::SavedPlates { kept: vec![plates::SavedPlate { vrn, name: "Mum".to_owned(), used_at: now() }] }
}

pub fn requests() -> Vec<Request> {
    let (request, stay) = (|| -> RequestId { "r1".parse().unwrap() }, || -> StayId { "r1".parse().unwrap() });
    let (plates, plate) = (|| "ab12 cde, xy34zzz".to_owned(), || "ab12 cde".to_owned());
    let length = Length::Days { days: 1 };
    vec![
        Request::QuoteMany(GetManyQuote {
            plates: plates(),
            product: None,
            start: Start::Now,
            length,
            repeat_weekly: true,
        }),
        Request::ActivateMany(ActivateMany {
            request: request(),
            plates: plates(),
            product: Some("visitor".parse().unwrap()),
            start: Start::Now,
            length,
            repeat_weekly: false,
            tell_visitor: Some("07700 900123".to_owned()),
        }),
        Request::StopStay(StopStay { request: request(), stay: stay() }),
        Request::QuoteExtension(GetExtensionQuote { stay: stay(), length }),
        Request::ExtendStay(ExtendStay { request: request(), stay: stay(), length }),
        Request::SavePlate(SavePlate { request: request(), plate: plate(), name: "Mum".to_owned() }),
        Request::ForgetPlate(ForgetPlate { request: request(), plate: plate() }),
        Request::StayHistory(GetStayHistory {
            search: Some("ab12".to_owned()),
            month: Some("2026-07".to_owned()),
            before: Some(stay()),
            limit: Some(10),
        }),
        Request::StayReceipt(GetStayReceipt { stay: stay() }),
        Request::PrintStayReceipt(GetStayReceipt { stay: stay() }),
        Request::CheckReceipt(CheckReceipt { code: "0000-1111-2222-3333-4444-5555".to_owned() }),
    ]
}

pub fn replies() -> Vec<Reply> {
    let (scheme, mut holder) = (scheme(), holder());
    let many = permit_rules::ActivateMany {
        request: "r5".parse().unwrap(),
        vrns: ["XY34ZZZ", "Q1ABC"].map(|plate| Vrn::read(plate).unwrap()).into(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 1 },
        repeat_weekly: false,
        channel: Channel::App,
    };
    let quotes = quote_many(&holder, &many, &scheme, now()).unwrap();
    let many_quote = ManyQuote::of(&quotes, &holder, &scheme, now());
    let id: StayId = "r1".parse().unwrap();
    let longer = Longer { stay: id.clone(), length: Length::Days { days: 1 }, channel: Channel::App };
    let extension = quote_extension(&holder, &longer, &scheme, now()).unwrap();
    let extension_quote = ExtensionQuote::of(&extension, &holder);
    let later = now() + chrono::Duration::hours(2);
    for command in [Command::Extend(longer), Command::Stop { stay: id.clone(), channel: Channel::Website }] {
        let decision = decide(&holder, &command, &scheme, later).unwrap();
        decision.changes.iter().for_each(|change| holder.apply(change));
    }
    let stopped = ConfirmedStay::of(&holder.stays[&id], &scheme, later);
    let proof = StayProof::of(&holder.stays[&id], &scheme, later);
    let mut waiting = pending();
    waiting.also = vec![StayView::of(&stay(), &scheme)];
    let saved = || KeptPlates::of(&plates());
    let code = || "0000-1111-2222-3333-4444-5555".to_owned();
    vec![
        Reply::QuoteMany(many_quote),
        Reply::ActivateMany(StaysAnswer::Requested { request: Box::new(waiting) }),
        Reply::StopStay(StayAnswer::Confirmed { stay: stopped.clone() }),
        Reply::QuoteExtension(extension_quote),
        Reply::ExtendStay(confirmed()),
        Reply::SavePlate(saved()),
        Reply::ForgetPlate(KeptPlates { saved: Vec::new() }),
        Reply::StayHistory(StayHistory { stays: vec![stopped], more: true, as_of: later }),
        Reply::StayReceipt(StayReceipt {
            code: code(),
            url: format!("https://permits.example/receipt?code={}", code()),
            proof: proof.clone(),
        }),
        Reply::PrintStayReceipt(File {
            file_name: "visitor-permit-0000.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            base64: "JVBERi0=".to_owned(),
            saved: None,
        }),
        Reply::CheckReceipt(proof),
    ]
}

#[test]
fn several_stays_are_told_in_one_list_confirmed_or_not() {
    let waiting = |reply: &Reply| {
        if let Reply::ActivateMany(answer) = reply { Some(answer.stays().len()) } else { None }
    };
    assert_eq!(replies().iter().find_map(waiting), Some(2));
}
