// The demo: both clients against local in-memory servers, with what goes over the wire.
import { tellConnectionsStory } from './connections-story.mjs';
import { tellOpenAirStory } from './openair-story.mjs';

await tellConnectionsStory();
await tellOpenAirStory();
