// The digests by which anybody can check that this frame gave this sample, and the file to check it with.
import { Button } from '@mantine/core';

import { hrefOf } from '#client/api/client.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { getSampleBundle, getSampleManifest, type SampleView } from '#contract/samples.ts';

import { Digest } from './digest.tsx';
import classes from './samples.module.css';

export function Digests({ sample }: { sample: SampleView }) {
  const { digests: text, bundle } = useText().samples;
  const { data: manifest } = useEndpoint(getSampleManifest, { params: { sampleId: sample.id } });
  const file = useFileTaking();
  return (
    <section className={classes.part} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <dl className={classes.digests}>
        <Digest label={text.frame} value={sample.frameDigest} />
        <Digest label={text.sample} value={sample.sampleDigest} />
        {manifest?.digest != null && <Digest label={text.manifest} value={manifest.digest} />}
      </dl>
      <p className={classes.words}>{text.note}</p>
      {manifest?.digest != null && <p className={classes.words}>{text.manifestNote}</p>}
      <h3 className={classes.subheading}>{bundle.title}</h3>
      <p className={classes.words}>{bundle.holds}</p>
      <p className={classes.words}>{bundle.gives}</p>
      <Button
        variant="default"
        loading={file.isWaiting}
        onClick={() => file.take(hrefOf(getSampleBundle, { params: { sampleId: sample.id } }))}
      >
        {bundle.act}
      </Button>
      <FileTakingNote taking={file} />
    </section>
  );
}
