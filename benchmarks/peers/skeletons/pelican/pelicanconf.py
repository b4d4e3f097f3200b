"""A site with posts, lists, tags, one feed and a sitemap, and nothing else that Pelican would make."""

SITENAME = "A site to measure with"
SITEURL = "https://benchmark.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
PLUGINS = ["pelican.plugins.sitemap", "pelican.plugins.neighbors"]

LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
CACHE_PATH = "cache"

ARTICLE_PATHS = ["posts"]
PAGE_PATHS: list[str] = []
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "404"]
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"index": None, "tag": None}

FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False

SITEMAP = {"format": "xml"}
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {"toc_depth": "2-3", "toc_class": "contents"},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
SUMMARY_MAX_LENGTH = 0
SUMMARY_MAX_PARAGRAPHS = 1
