// One static shell for every address; what a page shows comes from the transport once it runs.
export const ssr = false;
export const prerender = false;
export const trailingSlash = 'never';
