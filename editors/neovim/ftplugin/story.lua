vim.opt_local.commentstring = '// %s'
vim.opt_local.comments = '://'
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.b.undo_ftplugin = 'setlocal commentstring< comments< wrap< linebreak<'
