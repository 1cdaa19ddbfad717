//! Links to visitors, made by a resident and used by somebody with nothing but the link.

use super::{cambridgeshire, holder, now};
use permit_api::links::{
    ActivateByLink, CorrectByLink, GetLinks, LeaveByLink, LinkPage, LinkView, Links, MadeLink, MakeLink,
    OpenLink, QuoteByLink, StayByLink, VisitorQuote, VisitorStay, WithdrawLink,
};
use permit_api::{Reply, Request};
use permit_rules::links::{ByLink, LinkStep, VisitorWish, quote_by_link};
use permit_rules::{Command, Holder, LinkId, RequestId, StayId, VisitorLink, Vrn, decide};

fn id() -> LinkId {
    "ab".repeat(32).parse().unwrap()
}

fn after(mut holder: Holder, command: Command) -> Holder {
    let decision = decide(&holder, &command, &cambridgeshire(), now()).unwrap();
    decision.changes.iter().for_each(|change| holder.apply(change));
    holder
}

/// A holder who gave a link that was used once.
fn host() -> Holder {
    let wish = permit_rules::links::MakeLink {
        link: id(),
        name: "Grandma".to_owned(),
        uses: 2,
        last_day: "2026-07-03".parse().unwrap(),
        product: None,
        hours: None,
    };
    let holder = after(holder(), Command::Links(LinkStep::Make(wish)));
    let vrn = Vrn::read("XY34 ZZZ").unwrap();
    let wish = VisitorWish::Activate { request: "v1".parse().unwrap(), vrn };
    after(holder, Command::ByLink(ByLink { link: id(), wish }))
}

pub fn link() -> VisitorLink {
    host().links.remove(&id()).unwrap()
}

pub fn requests() -> Vec<Request> {
    let (request, stay) = (|| -> RequestId { "v1".parse().unwrap() }, || -> StayId { "v1".parse().unwrap() });
    let (secret, plate) = (|| "A".repeat(43), || "xy34 zzz".to_owned());
    vec![
        Request::Links(GetLinks {}),
        Request::MakeLink(MakeLink {
            request: request(),
            name: "Grandma".to_owned(),
            uses: 2,
            last_day: "2026-07-03".parse().unwrap(),
            product: None,
            hours: Some(3),
        }),
        Request::WithdrawLink(WithdrawLink { request: request(), link: id() }),
        Request::OpenLink(OpenLink { secret: secret() }),
        Request::QuoteByLink(QuoteByLink { secret: secret(), plate: plate(), stay: Some(stay()) }),
        Request::ActivateByLink(ActivateByLink { secret: secret(), request: request(), plate: plate() }),
        Request::StayByLink(StayByLink { secret: secret(), stay: stay() }),
        Request::CorrectByLink(CorrectByLink {
            secret: secret(),
            request: request(),
            stay: stay(),
            plate: plate(),
        }),
        Request::LeaveByLink(LeaveByLink { secret: secret(), request: request(), stay: stay() }),
    ]
}

pub fn replies() -> Vec<Reply> {
    let (scheme, host) = (cambridgeshire(), host());
    let (link, all) = (&host.links[&id()], Links::of(&host, &scheme, now()));
    let (vrn, request) = (Vrn::read("EF56GHJ").unwrap(), "q".parse().unwrap());
    let quote = quote_by_link(&host, &id(), &vrn, &request, &scheme, now()).unwrap();
    let code = "0000-1111-2222-3333-4444-5555".to_owned();
    let receipt = format!("https://permits.example/receipt?code={code}");
    let stay = &host.stays[&"v1".parse().unwrap()];
    let stay = || VisitorStay::of(stay, &scheme, now(), (code.clone(), receipt.clone()));
    vec![
        Reply::Links(all.clone()),
        Reply::MakeLink(MadeLink {
            link: LinkView::of(link, &host, &scheme, now()),
            url: format!("https://permits.example/visit#{}", "A".repeat(43)),
        }),
        Reply::WithdrawLink(all),
        Reply::OpenLink(LinkPage::of(link, &host, &scheme, now())),
        Reply::QuoteByLink(VisitorQuote::of(quote, &scheme)),
        Reply::ActivateByLink(stay()),
        Reply::StayByLink(stay()),
        Reply::CorrectByLink(stay()),
        Reply::LeaveByLink(stay()),
    ]
}

#[test]
fn what_a_visitor_is_told_names_no_other() {
    let of_others = ["Grandma", "AB12", "Ada Osei", "h1"];
    for reply in replies().iter().skip(3) {
        let told = reply.output().unwrap().to_string();
        for personal in of_others {
            assert!(!told.contains(personal), "{}: {personal} in {told}", reply.name());
        }
    }
}

#[test]
fn no_secret_stands_in_a_line_for_developers() {
    for request in requests().iter().skip(3) {
        assert!(!format!("{request:?}").contains("AAAA"), "{request:?}");
    }
}
