import { previewConfig } from "pipeframe-preview/testing";

export default previewConfig();
