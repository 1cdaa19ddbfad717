//! The one command of the window: an operation of the list, passed to the core. Nothing is decided here.

use crate::link::Doorstep;
use permit_api::{Code, Problem, Request};
use permit_core::runtime::Handle;
use tauri::{AppHandle, Runtime, State};

/// Calls an operation. Its input, its output and its problems are those of `permit-api`.
#[tauri::command]
pub async fn call<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, Handle>,
    doorstep: State<'_, Doorstep>,
    operation: String,
    input: serde_json::Value,
) -> Result<serde_json::Value, Problem> {
    doorstep.open(&app);
    let request = read(&operation, &input)?;
    let reply = core.call(request).await?;
    reply.output().map_err(|_| Problem::new(Code::Internal))
}

fn read(operation: &str, input: &serde_json::Value) -> Result<Request, Problem> {
    match Request::read(operation, input.to_string().as_bytes()) {
        Some(Ok(request)) => Ok(request),
        Some(Err(_)) => Err(Problem::new(Code::Malformed)),
        None => Err(Problem::new(Code::UnknownOperation)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_operations_of_the_list() {
        let request = read("read_plate", &json!({ "plate": "ab12cde" })).unwrap();
        assert_eq!(request.name(), "read_plate");
    }

    #[test]
    fn a_part_of_a_document_comes_through_and_is_in_no_line_about_it() {
        let data = "A/+9".repeat(350 << 8);
        let request = read("upload_part", &json!({ "upload": "u", "offset": 0, "data": data })).unwrap();
        let line = format!("{request:?}");
        let Request::UploadPart(part) = request else { panic!("{line}") };
        assert_eq!(part.data, data);
        assert!(line.len() < 100, "{line}");
    }

    #[test]
    fn what_is_not_on_the_list_or_not_well_formed_is_a_problem() {
        let code = |operation, input| read(operation, &input).unwrap_err().code;
        assert_eq!(code("shell", json!({})), Code::UnknownOperation);
        assert_eq!(code("read_plate", json!({ "plate": 1 })), Code::Malformed);
        assert_eq!(code("read_plate", json!({ "plate": "a", "more": 1 })), Code::Malformed);
        assert_eq!(code("read_plate", json!(null)), Code::Malformed);
    }
}
