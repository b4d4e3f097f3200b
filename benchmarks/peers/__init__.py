"""The static site generators that a build is timed beside, each with a site of the same posts and the same features."""

from peers.afterword import AFTERWORD
from peers.eleventy import ELEVENTY
from peers.epresso import EPRESSO
from peers.hugo import HUGO
from peers.pelican import PELICAN
from peers.zensical import ZENSICAL

OURS = AFTERWORD
PEERS = {peer.name: peer for peer in (HUGO, ELEVENTY, PELICAN, ZENSICAL, EPRESSO)}
