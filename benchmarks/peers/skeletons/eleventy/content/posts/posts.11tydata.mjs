export default {
  layout: "post.njk",
  permalink: (data) => `/posts/${data.page.inputPath.replace(/^.*\//, "").replace(/\.md$/, "")}/`,
};
