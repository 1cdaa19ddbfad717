//! Writing HTML: the frame of every page, and escaping. Whatever comes from outside goes through `escaped`.

use crate::words::Words;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use std::fmt::Write;

/// The look of the pages.
pub const STYLE: &str = include_str!("style.css");
/// Where the look is served.
pub const STYLE_PATH: &str = "/simulator/style.css";

/// A text as it may stand in HTML, in an attribute, too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Pence as pounds.
pub fn pounds(pence: u32) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

/// Where forms of a page may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// Nowhere but here.
    Here,
    /// Back to the service, too, whose address may lead on to an app; browsers look at the whole way.
    Away,
}

/// A whole page. The body is HTML already, the title is not.
pub fn page(words: &Words, council: &str, title: &str, wrong: bool, body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 2048);
    let error = if wrong { format!("{}: ", words.error) } else { String::new() };
    let title = escaped(&format!("{error}{title} – {council}"));
    let (code, council) = (words.code, escaped(council));
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE_PATH}\">\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{skip}</a>\n\
         <header><p class=\"council\">{council}</p>\n\
         <div class=\"banner\"><p><strong>{simulation}</strong> {no_real}</p></div></header>\n\
         <main id=\"main\" tabindex=\"-1\">\n{body}</main>\n</body>\n</html>\n",
        skip = escaped(words.skip),
        simulation = escaped(words.simulation),
        no_real = escaped(words.no_real_card),
    );
    out
}

/// The answer that carries a page.
pub fn answer(status: StatusCode, page: String, forms: Forms) -> Response<Body> {
    let mut response = Response::new(Body::from(page));
    *response.status_mut() = status;
    let policy = match forms {
        Forms::Here => {
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
        }
        Forms::Away => "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// An answer that leads on, to be followed by a GET.
pub fn see_other(address: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    // Addresses are checked when a payment is made; one that is no header leads nowhere.
    if let Ok(value) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::{escaped, pounds};

    #[test]
    fn nothing_from_outside_is_markup() {
        assert_eq!(escaped("<a href='x' b=\"y\">&"), "&lt;a href=&#39;x&#39; b=&quot;y&quot;&gt;&amp;");
    }

    #[test]
    fn pence_have_two_digits() {
        for (pence, is) in [(1, "£0.01"), (100, "£1.00"), (3605, "£36.05"), (10_000_000, "£100000.00")] {
            assert_eq!(pounds(pence), is);
        }
    }
}
