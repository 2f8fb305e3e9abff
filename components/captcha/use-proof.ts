'use client'
import { useEffect, useState } from 'react'

export type Proof = { state: 'idle' | 'working' | 'done' | 'failed'; solution: string }

const IDLE: Proof = { state: 'idle', solution: '' }

/**
 * Solves a proof of work while it is wanted; a new `round` (a failed post may have spent the last one) solves
 * another.
 */
export function useProof(wanted: boolean, round: unknown): Proof {
  const [proof, setProof] = useState<Proof>(IDLE)
  useEffect(() => {
    if (!wanted) return
    let left = false
    const work = async () => {
      setProof({ state: 'working', solution: '' })
      // Loaded only when chosen.
      const { solveProof } = await import('./solve-proof')
      const solution = await solveProof()
      if (!left) setProof({ state: 'done', solution })
    }
    work().catch(() => {
      if (!left) setProof({ state: 'failed', solution: '' })
    })
    return () => {
      left = true
    }
  }, [wanted, round])
  return wanted ? proof : IDLE
}
