import { Banner } from '@/components/ui/banner'
import { DataTable } from '@/components/ui/data-table'
import type { Block } from './content/types'
import { RichText } from './rich-text'

function BlockView({ block, caption }: { block: Block; caption: string }) {
  if (block.kind === 'text')
    return (
      <p>
        <RichText text={block.text} />
      </p>
    )
  if (block.kind === 'note')
    return (
      <Banner>
        <RichText text={block.text} />
      </Banner>
    )
  if (block.kind === 'table') {
    return (
      <div className="overflow-hidden rounded-card border border-line bg-surface">
        <DataTable
          long
          caption={caption}
          rows={block.rows}
          rowKey={(cells) => cells[0]!}
          columns={block.head.map((header, index) => ({
            key: header,
            header,
            label: index > 0 ? header : '',
            rowHeader: index === 0,
            cell: (cells: string[]) => <RichText text={cells[index]!} />,
          }))}
        />
      </div>
    )
  }
  const List = block.kind === 'steps' ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((text) => (
        <li key={text}>
          <RichText text={text} />
        </li>
      ))}
    </List>
  )
}

/** The parts of a section, in order. @param caption names its tables for screen readers */
export function Blocks({ blocks, caption }: { blocks: Block[]; caption: string }) {
  return (
    <div className="prose-page">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} caption={caption} />
      ))}
    </div>
  )
}
