"""Accounts, people, networks and hosts: which of them tell something, and which everybody may know."""

from time import process_time

import pytest

from tests.lint.private.test_family import private


def said(body: str, code: str) -> list[str]:
    return [problem.text for problem in private(body + "\n") if problem.code == code]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("`arn:aws:s3:eu-west-1:314159265358:ring/x`", "314159265358"),
        ("```\n314159265358.dkr.ecr.eu-west-1.amazonaws.com/ring:7\n```", "314159265358"),
        ("https://sqs.eu-west-1.amazonaws.com/314159265358/ring", "314159265358"),
        ("in our AWS account 314159265358", "314159265358"),
        ("Account ID: 3141-5926-5358", "3141-5926-5358"),
        ("`314159265358-compute@developer.gserviceaccount.com`", "314159265358"),
        ("/subscriptions/0b9c3f5e-7a1d-4c2b-9e8f-60718293a4b5/x", "0b9c3f5e-7a1d-4c2b-9e8f-60718293a4b5"),
    ],
)
def test_an_account_is_told_by_what_stands_around_its_number(text: str, number: str) -> None:
    assert said(text, "SE102") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:iam::123456789012:role/x and arn:aws:iam::000000000000:role/x and arn:aws:s3:::ring",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/kube-proxy",
        "`the account 314159265358`",
        "https://pumps.org/account/314159265358",
        "314159265358 litres of water",
        "/subscriptions/00000000-0000-0000-0000-000000000000/x",
    ],
)
def test_examples_public_accounts_and_other_numbers_are_none(text: str) -> None:
    assert said(text, "SE102") == []


def test_an_account_is_said_once() -> None:
    (problem,) = private("`arn:aws:s3::314159265358:a` and `arn:aws:s3::314159265358:b`\n")
    assert problem.message == "314159265358 is the number of an AWS account, 2 times in this text"


@pytest.mark.parametrize(
    "text", ["<ada.valve@pumps.org>", "`ada@pumps.org`", "[ada](mailto:ada@pumps.org)", "(ada+x@pumps.co.uk)"]
)
def test_the_address_of_a_person_is_found(text: str) -> None:
    assert len(said(text, "SE103")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "security@pumps.org, it-support@pumps.org, noreply@pumps.org and no-reply@pumps.org",
        "ada@example.com, ada@pumps.example and ada@ring.test",
        "git@github.com:pumps/ring.git and ada@ring.pumps.org:/var/log",
        "https://ada@pumps.org/x and ssh://ada@pumps.org/x",
        "npm i ring@1.2.3, logo@2x.png, getty@tty1.service, @ada and ada@home",
        "ring-announce@lists.pumps.org and ring@googlegroups.com",
        "pumps-core@pumps.org",
        "ring@pump-1.iam.gserviceaccount.com",
        "1234567+ada@users.noreply.github.com",
    ],
)
def test_roles_lists_examples_and_logins_are_no_person(text: str) -> None:
    assert said(text, "SE103") == []


@pytest.mark.parametrize(
    "text",
    ["10.20.31.7", "`192.168.14.3`", "`curl http://10.20.31.7:9113`", "172.20.3.0/24",
     "185.12.64.1", "2a01:4f8:c17:2::1", "fd12:3456:789a:1::1", "dial tcp 10.20.31.7:3000:", "10.20.31.7-10.20.31.9"],
)  # fmt: skip
def test_an_address_of_a_machine_is_found(text: str) -> None:
    assert len(said(f"```\n{text}\n```", "SE104")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "192.0.2.7, 198.51.100.7, 203.0.113.7, 2001:db8::7 and fe80::1",
        "127.0.0.1, 0.0.0.0, 0.0.0.0/0, 255.255.255.0, 169.254.169.254, ::1",
        "1.1.1.1, 8.8.8.8, 9.9.9.9 and 2606:4700:4700::1111",
        "10.0.0.0/8, 192.168.0.0/16, 10.96.0.10 and 172.17.0.1",
        "v10.20.31.7, version 185.12.64.1, nginx-185.12.64.1, chrome/91.0.44.124, ring==185.12.64.1",
        "Rails 6.0.4.6 and rack 2.2.3.1",
        "1.185.12.64.1, 185.12.64.1.7 and 185.12.64.1.pumps",
        "at 10:05:30 std::abc ab::cd 20:11:5e:aa:bb:cc",
        "999.12.64.1",
    ],
)
def test_examples_versions_and_what_everybody_has_are_none(text: str) -> None:
    assert said(text, "SE104") == []


def test_addresses_inside_and_outside_are_each_said_once_with_their_number() -> None:
    messages = [
        problem.message for problem in private("10.20.31.7, 10.20.31.8, 10.20.31.7, 185.12.64.1, 185.12.64.2\n")
    ]
    assert messages == [
        "10.20.31.7 is an address of a network inside; 1 more of such addresses",
        "185.12.64.1 is the address of a machine; 1 more of such addresses",
    ]


@pytest.mark.parametrize(
    "text",
    ["ring-1.pumps.internal", "db.ring.corp", "pump.lan", "https://ring.local:8080/ `ring.local:8080`", "ip-10-20-31-7",
     "`ip-10-20-31-7.eu-west-1.compute.internal`", "ssh ada@ring.local", "ring-1.c.pump-station.internal"],
)  # fmt: skip
def test_a_name_of_a_host_inside_is_found(text: str) -> None:
    assert len(said(f"```\n{text}\n```", "SE105")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ring.pumps.svc.cluster.local, host.docker.internal, metadata.google.internal",
        "rc.local, settings.local, .env.local, /etc/ring.d/pump.ring.local, ~/.local/bin",
        "com.sun.internal.Ring, ring.internal(), self.ring.private = 1, golang.org/x/internal",
        "internal, the local pump, ring.lane",
        "localhost.localdomain",
    ],
)
def test_files_packages_and_names_of_every_network_are_none(text: str) -> None:
    assert said(text, "SE105") == []


def test_a_link_into_a_private_network_is_said_once_as_a_link() -> None:
    assert private("See [the graph](http://10.20.31.7:9090/graph) and http://ring.pumps.internal/x.\n") == []


@pytest.mark.parametrize("line", ["a@" * 32_000, "a.b@c." * 10_000, "10." * 21_000, "10.20.30.4 " * 6_000,
                                  "2a01:" * 13_000,
                                  "a.internal." * 6_000, "x.corp " * 9_000, "ip-1-" * 12_000, "arn:aws:" * 8_000,
                                  "account " * 8_000, "<!-- a@b.org " * 5_000])  # fmt: skip
def test_a_long_line_of_anything_takes_no_time(line: str) -> None:
    from msgspec.structs import replace

    from generator.lint.private.family import check_private
    from generator.model.config import Editorial
    from generator.model.post import Prose
    from generator.model.text import Text
    from tests.lint.reading import post_of

    post = replace(post_of("The ring.\n"), prose=Prose(Text.of("a.md", line), line))
    start = process_time()
    list(check_private(post, Editorial()))
    assert process_time() - start < 0.7
