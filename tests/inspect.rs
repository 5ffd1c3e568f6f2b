//! `inspect`: what is written about the given document, and about one with a part of each kind.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use generator::internals::config::{Config, Inputs};
use generator::internals::inspect::{Summary, html, text};
use generator::internals::{Analysis, analyze};
use insta::{Settings, assert_snapshot};
use sha2::{Digest as _, Sha256};

fn analysis(document: &str) -> Analysis {
    analyze(&Config {
        spec: Path::new(document).to_owned(),
        inputs: Inputs::default(),
        out: PathBuf::from("client"),
        name: "client".to_owned(),
        ..Config::default()
    })
}

fn check(name: &str, document: &str, is_all: bool) {
    let summary = Summary::of(&analysis(document)).expect("the document can be used");
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/inspect");
    settings.bind(|| assert_snapshot!(name, text::text(&summary, is_all)));
}

#[test]
fn the_given_document() {
    check("sentry", "../spec/sentry-integrations.yaml", false);
}

#[test]
fn a_document_with_all_operations() {
    check("all_operations", "inspect/document.yaml", true);
}

fn page() -> String {
    let analysis = analysis("inspect/document.yaml");
    let summary = Summary::of(&analysis).expect("the document can be used");
    html::page(&analysis, &summary).expect("the document can be used")
}

#[test]
fn the_page_allows_its_own_script_and_style_only() {
    let page = page();
    for tag in ["script", "style"] {
        let (_, behind) = page.split_once(&format!("<{tag}>")).expect("the element");
        let (content, _) = behind.split_once(&format!("</{tag}>")).expect("its end");
        let hash = STANDARD.encode(Sha256::digest(content));
        assert!(
            page.contains(&format!("{tag}-src &#39;sha256-{hash}&#39;")),
            "html.rs has another hash: sha256-{hash}"
        );
        assert_eq!(page.matches(&format!("<{tag}")).count(), 1);
    }
    assert!(page.contains("content=\"default-src &#39;none&#39;;"));
}

#[test]
fn text_of_the_document_is_no_html() {
    let page = page();
    for hostile in ["<img", "href=\"javascript", "<b>and", "alert(2)<"] {
        assert!(!page.contains(hostile), "{hostile}");
    }
    for escaped in ["&lt;script&gt;alert(1)&lt;/script&gt;", "https://pets.example/?a=1&amp;b="] {
        assert!(page.contains(escaped), "{escaped}");
    }
}
