"""The words that benchmark posts are made of: sentences with gaps, by what they speak about.

All of them were written for this purpose. `{service}`, `{other}`, `{team}`, `{person}`, `{count}`, `{minutes}`,
`{place}` and `{metric}` are filled by `make_corpus`.
"""

SERVICES = (
    "checkout", "ledger", "mailroom", "gatehouse", "catalogue", "lighthouse", "archive", "turnstile", "courier",
    "almanac", "switchboard", "granary", "signal-box", "harbour-log", "pantry", "weighbridge",
)  # fmt: skip
TEAMS = ("Platform", "Payments", "Storage", "Edge", "Identity", "Data", "Delivery", "Observability")
PEOPLE = ("Ines", "Tomasz", "Wanjiru", "Sione", "Marit", "Goran", "Aoife", "Kenji", "Lucía", "Pelle", "Rukmini", "Bao")
PLACES = ("the north region", "the second zone", "the old data centre", "the staging cluster", "every region but one")
METRICS = ("queue depth", "p99 latency", "open connections", "free inodes", "replication lag", "cache hit rate")
TAGS = ("dns", "deploy", "database", "certificates", "capacity", "network", "queues", "caching", "human-factors")
CAUSES = ("configuration", "capacity", "hidden-coupling", "time", "expired-certificate", "untested-path")

SUBJECTS = (
    "The {service} that answered too politely",
    "How {service} ran out of names",
    "{service} and the night of the long queue",
    "A certificate that {service} never loaded",
    "Why {service} believed it was still Tuesday",
    "Nobody was subscribed to {service}",
    "{service} drops one request in nine",
    "The migration that {service} slept through",
    "Half of {service} was already gone",
    "The retry storm between {service} and {other}",
)

SUMMARY = (
    "For {minutes} minutes, {service} refused about {count} requests that it should have served.",
    "Customers saw an error page that told them to try again, and most of them did, which made it worse.",
    "The cause was a change to {service} that had passed review, tests and a week in staging.",
    "No data was lost, but {count} records were written twice and had to be merged by hand.",
    "Service was restored when {person} turned the change off; the clean-up took the {team} team two more days.",
    "What follows is told in the order in which we understood it, which is not the order in which it happened.",
)
BACKGROUND = (
    "`{service}` stands between the public gateway and `{other}`, and keeps a small pool of connections to both.",
    "It was written when there was one region, and it still asks {place} for its configuration once a minute.",
    "Every answer is cached for as long as its header says, or for five minutes where the header says nothing.",
    "The {team} team owns the code, and the team that is on call that week owns the pager.",
    "A health check asks each instance whether it is alive; it does not ask whether it is of any use.",
    "Deploys go out in three waves, with ten minutes between them, and the first wave is {place}.",
    "We keep two replicas of the database, one of which is promoted when the primary has been silent for 30 seconds.",
    "The limit had been set four years ago by somebody who could not imagine that we would ever come near it.",
    "In front of it all sits a proxy (NGINX), which retries each failed request once, on another instance.",
    "Content delivery network (CDN) nodes hold copies of everything that is public, and of nothing else.",
)
CAUSE = (
    "The new build of {service} opened a connection for each request instead of taking one from the pool.",
    "A default had changed in a library: what used to mean *no limit* now meant *none allowed*.",
    "When the lease ran out, both instances believed that they held it, and both were right by their own clock.",
    "The regular expression that parsed the header took time that grew with the square of its length.",
    "A script that deletes old volumes compared names as text, so that `vol-9` was younger than `vol-10`.",
    "The record had a time to live of one day, so the wrong answer stayed where we could not reach it.",
    "The queue was full of messages that no consumer could read, and each was tried again for ever.",
    "Because {metric} was measured on the proxy and not on {service}, our graphs showed a calm sea.",
    "The flag was read once, when the process started; turning it off did nothing until the next restart.",
    "Two changes, each harmless, met in {place}: one shortened a timeout, and the other made the answer slower.",
    "The certificate had been renewed in good time, but the process that used it had never been told.",
    "A retry without a pause turned {count} slow requests into twenty times as many fast ones.",
)
EVENTS = (
    "{person} deploys a new build of {service} to {place}",
    "{metric} of {other} begins to rise; nobody is looking at it",
    "The first alert fires: too many errors at the gateway",
    "{person} acknowledges the page and opens the incident channel",
    "{person} sees that only {place} is affected",
    "The dashboards of {service} stop loading, for they run on {service}",
    "We suspect the network, and ask the provider for its status",
    "{person} finds the first stack trace that names {service}",
    "The {team} team joins the call",
    "A restart of one instance helps for {minutes} minutes",
    "We roll back the build; the errors stay",
    "{person} notices that the flag is read only at the start",
    "All instances of {service} are restarted, one zone at a time",
    "Errors fall to a tenth of what they were",
    "Traffic is moved away from {place}",
    "The queue begins to drain at {count} messages a minute",
    "{metric} is back where it was in the morning",
    "The status page says that everything works; it is right, apart from search",
    "We switch retries on again, for one customer in ten",
    "The last of the {count} double records is merged",
)
STORY = (
    "It was the quietest Friday of the year, and {person} had just said so aloud.",
    "The first report came from a shop that could sell nothing but gift cards, which do not touch {other}.",
    "For a month the numbers had been creeping up by a hair each day, and every day looked like the one before.",
    "On a Tuesday morning the creeping stopped, which ought to have pleased nobody.",
    "{person} asked the question that we should have asked in the first hour: what do the healthy ones have in common?",
    "They had all been restarted in the last weekend before the holidays, and the broken ones had not.",
    "We captured packets on both sides of the proxy and compared them, line by line, until our eyes hurt.",
    "The answer was there on the second page: the request left one side with a header that the other side never saw.",
    "“It cannot be the clock,” said {person}, and so we looked at the clock last.",
    "An hour later the theory was dead, killed by a single graph of {metric}.",
    "By then {count} people were waiting, and the loudest of them was our own test suite.",
    "The next morning we read the release notes again, slowly, and found half a sentence in brackets.",
    "Somebody had written the right thing on the right page of a wiki that had been archived in spring.",
    "It took us three days to believe it and ten minutes to mend it.",
    "After two weeks of silence we allowed ourselves to call it fixed.",
)
ANALYSIS = (
    "Why did no test find this? The tests start {service} afresh each time, and the fault needs an old process.",
    "Staging has one instance, and a race needs at least two runners.",
    "The alert existed, but it was routed to a channel that had been renamed in a reorganisation.",
    "Our runbook begins with a restart, which destroys the evidence and cures nothing.",
    "The graph of {metric} is an average over all zones, and an average hides a zone that is on fire.",
    "We had written *this cannot happen* in a comment, next to the branch that did happen.",
    "Rolling back was the right instinct, but the damage was in the data and not in the code.",
    "The error message named the wrong service, and so the wrong team was woken first.",
    "From the outside, a request that is queued for ever cannot be told from one that is lost.",
    "The change had been announced in four places, each of which reached a different set of people.",
    "The dependency on {other} is written down nowhere, and it is older than the people who work here.",
    "A limit that is never reached is a limit that is never tested.",
    "The backup was good, but nobody had ever restored one of that size, and it took eleven times as long as planned.",
    "In a rehearsal we would have found this in an hour, and so we are going to rehearse.",
)
WELL = (
    "The first alert came before the first customer did.",
    "Within ten minutes there were people of three teams in one call, and one of them wrote everything down.",
    "The rollback was one command, and it did what it says.",
    "{person} said early and plainly that we did not know what was going on.",
    "The last rehearsal had covered exactly the step that we needed most.",
)
WRONG = (
    "The status page stayed green for {minutes} minutes.",
    "Nobody knew who may turn the flag off, and so nobody did.",
    "We restarted things before we had looked at them.",
    "The dashboards needed the service that was down.",
    "The handover at eight in the evening lost the most important sentence.",
)
LUCKY = (
    "It was a holiday in {place}, and there was a third of the usual traffic.",
    "{person} happened to have read that very source file a week before.",
    "The disk filled up just after the nightly copy had ended.",
)
LESSONS = (
    "A health check that cannot fail is decoration.",
    "Measure where it hurts, which is at the customer.",
    "What is read once at the start must be shown as old when it is.",
    "A retry needs a pause, a limit and a reason.",
    "Two owners are none.",
    "Write down what you believed, and when; afterwards everybody has always known.",
    "An expiry date is an appointment, and belongs in a calendar that somebody reads.",
    "A default that changes is a change.",
)
ACTIONS = (
    "Let {service} read its flags again every minute",
    "Route the alert on {metric} to whoever is on call",
    "Give the retry in the proxy a pause that doubles",
    "Rehearse the restore of {other} with real sizes",
    "Take the dashboards off {service}",
    "Say in the runbook what to save before a restart",
    "Delete the limit that protects nothing",
    "Add a second instance to staging",
    "Write a test that runs for an hour",
    "Name an owner for the link between {service} and {other}",
)
NOTES = (
    "TODO: ask {person} for the exact number",
    "(is this still true?)",
    "[Simplify the next paragraph]",
    "FIXME: picture of the two queues is missing",
)
CODE = (
    ("bash", "kubectl -n {service} get pods --sort-by=.status.startTime | tail -n 20\nkubectl -n {service} top pods"),
    ("yaml", "service: {service}\npool:\n  size: 20        # was: unlimited\n  idle: 30s\nretries:\n  limit: 1"),
    (
        "python",
        "def lease(now: float, granted: float, seconds: int = 30) -> bool:\n"
        '    """Whether the lease still holds, by our own clock."""\n'
        "    return now - granted < seconds  # and by whose clock was it granted?",
    ),
    ("sql", "SELECT id, count(*) AS copies\nFROM {other}_entries\nGROUP BY id\nHAVING count(*) > 1\nORDER BY copies;"),
    ("text", "upstream timed out (110: operation timed out) while reading response header, upstream: {service}:8080"),
    ("json", '{{"service": "{service}", "status": "ok", "checked": 0, "uptime_seconds": 8640017}}'),
)
