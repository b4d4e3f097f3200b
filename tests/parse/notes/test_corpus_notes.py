"""Notes in public postmortems, each read by a person: these are left out of pages, and no other words are."""

from pathlib import Path

from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post

# By file and line.
LEFT_OUT = (
    ("dfds__PM2022-004_-_Kafka_metrics_missing_from_Prometheus.md", 22),
    ("dfds__PM2022-006_-_ALB_502_errors.md", 15),
    ("dfds__PM2022-006_-_ALB_502_errors.md", 16),
    ("dfds__PM2022-008_-_CRUD_operations_on_K8s_Service_resources_unavailable.md", 17),
    ("dfds__PM2024-001_-_Two_Kubernetes_nodes_went_into_NotReady_state.md", 34),
    ("dfds__PM2024-001_-_Two_Kubernetes_nodes_went_into_NotReady_state.md", 35),
    ("jupyterhub__2018-02-20-jupyterlab-announcement.md", 83),
    ("jupyterhub__2018-02-20-jupyterlab-announcement.md", 84),
    ("kubernetes__2019-01-23.md", 141),
    ("kubernetes__2019-02-08.md", 30),
    ("openfoodfacts__2022-07-kibana-down-es-circuit-breaking-exception.md", 85),
)
PROMPTS = {
    "python-discord__postgres-connection-surge.md": (28, 34, 47, 68, 78, 89, 99, 113, 128),
    "python-discord__primary-kubernetes-node-outage.md": (20, 31, 41, 50, 58, 81, 96, 109, 116),
    "jupyterhub__2018-07-08-podsnips-aplenty.md": (88,),
    "jupyterhub__2019-04-03-ingress-cordoned.md": (29, 35, 43, 51),
    "python-discord__nodebalancer-fails-memory.md": (28, 55, 70, 80, 89, 105, 120, 137, 146),
    "python-discord__site-cpu-ram-exhaustion.md": (20, 49, 61, 81, 89, 123, 134, 145, 151),
}


def test_these_notes_and_no_other_words_are_left_out(corpus: Path) -> None:
    found = []
    for path in sorted((corpus / "more").glob("*.md")):
        post = parse_post(Source.of(f"content/posts/{path.name}", path.read_bytes()), Reading())
        found += [(path.name, note.place.line) for note in post.notes if note.left_out and note.code != "ED150"]
    assert tuple(found) == LEFT_OUT


def test_prompts_of_templates_are_found_where_a_person_saw_them(corpus: Path) -> None:
    for name, lines in PROMPTS.items():
        post = parse_post(Source.of(f"content/posts/{name}", (corpus / "more" / name).read_bytes()), Reading())
        assert tuple(note.place.line for note in post.notes if note.code == "ED150") == lines


def test_what_is_left_out_is_the_note_and_not_what_is_known_beside_it(corpus: Path) -> None:
    name = "dfds__PM2022-008_-_CRUD_operations_on_K8s_Service_resources_unavailable.md"
    post = parse_post(Source.of(f"content/posts/{name}", (corpus / "more" / name).read_bytes()), Reading())
    (note,) = [note for note in post.notes if note.left_out]
    assert (note.span.end - note.removal.start, note.removal.end) == (len("-12:??"), note.span.end)
