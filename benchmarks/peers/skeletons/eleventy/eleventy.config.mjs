import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import rss from "@11ty/eleventy-plugin-rss";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import tasks from "markdown-it-task-lists";

const PAGE_SIZE = 50;
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export default function (config) {
  config.addPlugin(highlight);
  config.addPlugin(rss);
  config.amendLibrary("md", (markdown) => markdown.use(anchor).use(footnote).use(tasks));
  config.addPassthroughCopy({ "style.css": "style.css" });

  // Posts have a stem that begins with their date, which Eleventy would cut off.
  config.addFilter("stem", (path) => path.replace(/^.*\//, "").replace(/\.md$/, ""));
  config.addFilter("day", (date) => DAY.format(date));
  config.addFilter("isoDay", (date) => date.toISOString().slice(0, 10));
  config.addFilter("contents", (html) => [...html.matchAll(/<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/g)]);

  config.addCollection("posts", sorted);
  config.addCollection("tagList", (api) => byTag(sorted(api)).map(([name, posts]) => ({ name, count: posts.length })));
  config.addCollection("tagPages", (api) =>
    byTag(sorted(api)).flatMap(([name, posts]) =>
      Array.from({ length: Math.ceil(posts.length / PAGE_SIZE) }, (_, page) => ({
        name,
        page,
        pages: Math.ceil(posts.length / PAGE_SIZE),
        count: posts.length,
        posts: posts.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
      })),
    ),
  );

  return {
    dir: { input: "content", includes: "../includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

function sorted(api) {
  return api.getFilteredByGlob("content/posts/*.md").sort((one, other) => other.date - one.date);
}

function byTag(posts) {
  const tags = new Map();
  for (const post of posts)
    for (const tag of post.data.tags) {
      if (!tags.has(tag)) tags.set(tag, []);
      tags.get(tag).push(post);
    }
  return [...tags].sort(([one], [other]) => (one < other ? -1 : 1));
}
