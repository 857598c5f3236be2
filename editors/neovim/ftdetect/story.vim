autocmd BufNewFile,BufRead *.story setfiletype story
autocmd BufNewFile,BufRead *.fountain,*.spmd setfiletype fountain
