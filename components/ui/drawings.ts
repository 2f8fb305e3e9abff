import file from './icons.svg'

/** Address of the file with all drawings, named after its content: browsers keep it. */
export const DRAWINGS = (file as { src: string }).src
