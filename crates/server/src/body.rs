//! Reading the body of a request: JSON by its own account, no larger than allowed, and what it says about itself when
//! it cannot be read never repeats what was in it.

use crate::config::Limits;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use permit_api::{Arg, Code, Problem, Request};

/// How much of a body that is too large is still taken in, so that its sender gets to hear the answer.
const PATIENCE: usize = 16;

/// The most bytes in the body of an operation: only a part of a document needs more than others.
pub fn limit(operation: &str, limits: &Limits) -> usize {
    if operation == "upload_part" { limits.part_body() } else { limits.body }
}

/// The bytes of a JSON body.
///
/// # Errors
/// `not_json`, `too_large`, or `malformed` if the body breaks off.
pub async fn read(headers: &HeaderMap, mut body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    if !is_json(headers) {
        return Err(Problem::new(Code::NotJson));
    }
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Problem::new(Code::Malformed))?.into_data() else { continue };
        length += data.len();
        if length <= limit {
            bytes.extend_from_slice(&data);
        } else if length > limit * PATIENCE {
            break;
        }
    }
    if length > limit {
        let most = i64::try_from(limit / 1024).unwrap_or(i64::MAX);
        return Err(Problem::new(Code::TooLarge).with("max", Arg::Number(most)));
    }
    Ok(bytes)
}

fn is_json(headers: &HeaderMap) -> bool {
    let told = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = told.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}

/// The request that an operation's name and a body make.
///
/// # Errors
/// `unknown_operation`, or `malformed` with the place where the body is not what the operation takes.
pub fn request(operation: &str, body: &[u8]) -> Result<Request, Problem> {
    // A list of values in the right order would do for the parser, but it is not what is described.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(malformed(1, 1));
    }
    let read = Request::read(operation, body).ok_or_else(|| Problem::new(Code::UnknownOperation))?;
    read.map_err(|error| malformed(error.line(), error.column()))
}

fn malformed(line: usize, column: usize) -> Problem {
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    Problem::new(Code::Malformed).with("line", number(line)).with("column", number(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_that_it_is() {
        let told =
            |value: &str| is_json(&[(header::CONTENT_TYPE, value.parse().unwrap())].into_iter().collect());
        assert!(told("application/json"));
        assert!(told("Application/JSON; charset=utf-8"));
        assert!(!told("text/plain"));
        assert!(!told("application/jsonp"));
        assert!(!is_json(&HeaderMap::new()));
    }

    #[test]
    fn a_fault_names_its_place_and_not_its_content() {
        let place = |body: &str| {
            let problem = request("read_plate", body.as_bytes()).unwrap_err();
            assert!(!serde_json::to_string(&problem).unwrap().contains("secret"));
            (problem.code, problem.args["line"].clone(), problem.args["column"].clone())
        };
        let at = |line, column| (Code::Malformed, Arg::Number(line), Arg::Number(column));
        assert_eq!(place("{\n\"secret\": 1}"), at(2, 8));
        assert_eq!(place("[\"secret\"]"), at(1, 1));
        assert_eq!(place(""), at(1, 1));
        assert!(request("read_plate", b" {\"plate\": \"AB12CDE\"}").is_ok());
    }
}
