import { Banner } from '@/components/ui/banner'
import type { Block } from './content/types'
import { RichText } from './rich-text'

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'text') return <p><RichText text={block.text} /></p>
  if (block.kind === 'note') return <Banner><RichText text={block.text} /></Banner>
  if (block.kind === 'table') {
    return (
      <div className="overflow-hidden rounded-card border border-line bg-surface">
        <table className="w-full border-collapse text-start">
          <thead><tr className="bg-sunken text-sm text-ink-2">{block.head.map((text) => <th key={text} scope="col" className="px-4 py-2.5 text-start font-normal">{text}</th>)}</tr></thead>
          <tbody>
            {block.rows.map((cells) => (
              <tr key={cells[0]} className="border-t border-line align-top">
                {cells.map((text, index) => index === 0 ? <th key={index} scope="row" className="px-4 py-2.5 text-start"><RichText text={text} /></th> : <td key={index} className="px-4 py-2.5"><RichText text={text} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  }
  const List = block.kind === 'steps' ? 'ol' : 'ul'
  return <List>{block.items.map((text) => <li key={text}><RichText text={text} /></li>)}</List>
}

/** The parts of a section, in order. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return <div className="prose-page">{blocks.map((block, index) => <BlockView key={index} block={block} />)}</div>
}
